using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using KeyCutover.Sandbox.Hosting;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.AppService;

/// <summary>What App Service consists of.</summary>
internal static class SiteServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddHttpForwarder();
        services.AddSingleton(provider => new SiteEnvironment(World(provider), Options(provider).CertificateFile));
        services.AddSingleton(provider => new SiteHosting(Options(provider).Applications, provider.GetRequiredService<SiteEnvironment>(), TimeProvider.System));
        services.AddSingleton<SlotSwaps>();
        services.AddSingleton<SiteFrontEnd>().AddSingleton<IPlane, SitesPlane>();
        services.AddSingleton<IPlane, ScmPlane>();
        services.AddSingleton<CustomerSessions>();
        services.AddSingleton(provider => new CustomerTraffic(
            World(provider), provider.GetRequiredService<CustomerSessions>(), Customers(Options(provider).CertificateFile), TimeProvider.System));
    }

    private static SandboxWorld World(IServiceProvider provider) => provider.GetRequiredService<SandboxWorld>();

    private static SandboxOptions Options(IServiceProvider provider) => provider.GetRequiredService<SandboxOptions>();

    /// <summary>Each session is a customer of its own: no cookie binds the next one to the same instance.</summary>
    private static HttpClient Customers(string certificateFile)
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.ImportFromPemFile(certificateFile);
        return new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false, SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = trust } });
    }
}
