using System.Security.Cryptography.X509Certificates;

namespace KeyCutover.Worker.People;

/// <summary>How the service itself reaches the directory: a private authority's certificate is trusted for this only.</summary>
internal static class TrustedAuthority
{
    public static HttpMessageHandler Handler(EntraOptions entra)
    {
        var handler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(15) };
        if (entra.CaCertificate.Length == 0) return handler;

        var trusted = new X509Certificate2Collection();
        trusted.ImportFromPemFile(entra.CaCertificate);
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(trusted);
        handler.SslOptions.CertificateChainPolicy = policy;
        return handler;
    }
}
