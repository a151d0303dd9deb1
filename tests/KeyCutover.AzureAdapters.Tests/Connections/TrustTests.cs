using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using KeyCutover.AzureAdapters.Connections;
using KeyCutover.Domain.Steps;

namespace KeyCutover.AzureAdapters.Tests.Connections;

/// <summary>A real handshake on the loopback, with a certificate authority of the test's own.</summary>
public sealed class TrustTests : IDisposable
{
    private readonly string pem = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly X509Certificate2 certificate;

    public TrustTests()
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest("CN=Test authority", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var (from, to) = (TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        using var authority = authorityRequest.CreateSelfSigned(from, to);
        File.WriteAllText(pem, authority.ExportCertificatePem());

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(authority, from, to, [1, 2, 3, 4]);
        using var withKey = signed.CopyWithPrivateKey(key);
        // Some platforms refuse a key that lives in memory only.
        certificate = X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }

    [Fact]
    public async Task A_configured_authority_is_trusted() =>
        Assert.Equal(200, (await CallAsync(new AzureConnection { CaCertificatePath = pem })).Status);

    [Fact]
    public async Task Any_other_is_not_and_the_failure_says_so()
    {
        var exception = await Assert.ThrowsAnyAsync<Exception>(() => CallAsync(new AzureConnection()));

        var failure = new AzureFailures(TimeProvider.System).Classify(exception);
        Assert.Equal((FailureKind.Misconfigured, "untrusted-certificate"), (failure?.Kind, failure?.Code));
    }

    public void Dispose()
    {
        certificate.Dispose();
        File.Delete(pem);
    }

    private async Task<Azure.Response> CallAsync(AzureConnection connection)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var served = ServeOnceAsync(listener);
        var pipeline = HttpPipelineBuilder.Build(new Options { Transport = TrustedTransport.Create(connection), RetryPolicy = new RetryPolicy(0) });
        var request = pipeline.CreateRequest();
        request.Method = RequestMethod.Get;
        request.Uri.Reset(new Uri($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/"));
        var response = await pipeline.SendRequestAsync(request, TestContext.Current.CancellationToken);
        await served;
        return response;
    }

    private async Task ServeOnceAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await using var stream = new SslStream(client.GetStream());
        try
        {
            await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, TestContext.Current.CancellationToken);
            await stream.ReadAtLeastAsync(new byte[1], 1, cancellationToken: TestContext.Current.CancellationToken);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // The client refused the certificate and left.
        }
    }

    private sealed class Options : ClientOptions;
}
