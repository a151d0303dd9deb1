using System.Security.Cryptography.X509Certificates;
using Azure.Core.Pipeline;

namespace KeyCutover.AzureAdapters.Connections;

/// <summary>The one way out: every client shares these connections and this trust.</summary>
internal static class TrustedTransport
{
    public static HttpPipelineTransport Create(AzureConnection connection)
    {
        var handler = new SocketsHttpHandler
        {
            // The pipeline decides about redirects, and the affinity cookie of one probe must not reach the next.
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            // Addresses behind Azure's names change; a connection that lives for the weeks of a run would never notice.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        if (connection.CaCertificatePath is { } path) handler.SslOptions.CertificateChainPolicy = TrustOnly(path);

        // The pipeline has its own time-out for each try.
        return new HttpClientTransport(new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan });
    }

    private static X509ChainPolicy TrustOnly(string path)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(path);
        return policy;
    }
}
