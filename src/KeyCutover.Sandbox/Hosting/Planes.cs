using KeyCutover.Sandbox.Arm;
using KeyCutover.Sandbox.Entra;

namespace KeyCutover.Sandbox.Hosting;

/// <summary>What the sandbox consists of: a line for each plane, with the services that are its own.</summary>
internal static class Planes
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<IPlane, GraphPlane>();
        services.AddSingleton<TokenEndpoint>().AddSingleton<Discovery>().AddSingleton<IPlane, EntraPlane>();
        services.AddResourceManager();
    }
}
