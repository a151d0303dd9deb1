using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KeyCutover.Sandbox.Hosting;

/// <summary>
/// The sandbox's own certificate authority and the certificate it gave to localhost. Both live in memory, except for the authority's public
/// certificate, which clients are told to trust; validity goes by the wall clock, as clients judge it by theirs.
/// </summary>
internal sealed class SandboxCertificates : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private readonly ECDsa authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly DateTimeOffset from;
    private readonly X509Certificate2 authority;

    public SandboxCertificates(TimeProvider wall)
    {
        // A little before now, for clients whose clock is slow.
        from = wall.GetUtcNow().AddMinutes(-10);
        authority = CreateAuthority(authorityKey, from);
        Server = IssueServer();
    }

    public X509Certificate2 Server { get; }

    /// <summary>A certificate for a server on the loopback, with its key, valid as long as the authority; whoever asks for it disposes of it.</summary>
    public X509Certificate2 IssueServer()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        using var signed = request.Create(authority, from, from + Lifetime, RandomNumberGenerator.GetBytes(16));
        using var withKey = signed.CopyWithPrivateKey(key);
        // Schannel does not take a key that was never imported, hence the way through PKCS#12.
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }

    public Task WriteAuthorityAsync(string file, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(file, authority.ExportCertificatePem(), cancellationToken);

    public void Dispose()
    {
        Server.Dispose();
        authority.Dispose();
        authorityKey.Dispose();
    }

    private static X509Certificate2 CreateAuthority(ECDsa key, DateTimeOffset from)
    {
        var request = new CertificateRequest("CN=KeyCutover sandbox authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(from, from + Lifetime);
    }
}
