using KeyCutover.Sandbox.Callers;
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
            World(provider), provider.GetRequiredService<CustomerSessions>(), provider.GetRequiredService<TrustingClient>(), TimeProvider.System));
    }

    private static SandboxWorld World(IServiceProvider provider) => provider.GetRequiredService<SandboxWorld>();

    private static SandboxOptions Options(IServiceProvider provider) => provider.GetRequiredService<SandboxOptions>();
}
