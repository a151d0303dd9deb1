using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace KeyCutover.Sandbox.Callers;

/// <summary>An HTTP client that trusts the sandbox and keeps no cookies, so that no request is bound to where the one before went.</summary>
internal sealed class TrustingClient(SandboxOptions options) : IDisposable
{
    /// <summary>Made at the first call: only then is the authority's certificate there.</summary>
    public HttpClient Http => field ??= Create(options.CertificateFile);

    public void Dispose() => Http.Dispose();

    private static HttpClient Create(string certificateFile)
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.ImportFromPemFile(certificateFile);
        return new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false, SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = trust } });
    }
}
