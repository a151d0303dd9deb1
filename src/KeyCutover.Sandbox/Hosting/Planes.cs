using KeyCutover.Sandbox.Admin;
using KeyCutover.Sandbox.AppService;
using KeyCutover.Sandbox.Arm;
using KeyCutover.Sandbox.Entra;
using KeyCutover.Sandbox.Identity;
using KeyCutover.Sandbox.Logs;
using KeyCutover.Sandbox.Models;
using KeyCutover.Sandbox.Vault;
using KeyCutover.Sandbox.Vault.Keys;

namespace KeyCutover.Sandbox.Hosting;

/// <summary>What the sandbox consists of: a line for each plane, with the services that are its own.</summary>
internal static class Planes
{
    public static void Add(IServiceCollection services)
    {
        services.AddEntra();
        services.AddResourceManager();
        services.AddSingleton<IPlane, IdentityPlane>();
        services.AddSingleton<VaultAccess>().AddSingleton<VaultDoor>().AddSingleton<IPlane, VaultPlane>().AddSingleton<IPlane, KeysPlane>();
        services.AddSingleton<ModelCallLog>().AddSingleton<IPlane, LogsPlane>();
        services.AddSingleton<ModelAuthentication>().AddSingleton<IPlane, ModelsPlane>();
        SiteServices.Add(services);
        services.AddSingleton<IPlane, AdminPlane>()
            .AddSingleton<IAdminFamily, StateAdmin>().AddSingleton<IAdminFamily, KnobAdmin>().AddSingleton<IAdminFamily, FaultAdmin>()
            .AddSingleton<IAdminFamily, CallerAdmin>().AddSingleton<IAdminFamily, GuardrailAdmin>();
    }
}
