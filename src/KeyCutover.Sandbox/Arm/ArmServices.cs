using KeyCutover.Sandbox.Hosting;

namespace KeyCutover.Sandbox.Arm;

/// <summary>What Resource Manager consists of: a line for each family of resources.</summary>
internal static class ArmServices
{
    public static IServiceCollection AddResourceManager(this IServiceCollection services) => services
        .AddSingleton<IPlane, ArmPlane>()
        .AddSingleton<ArmPipeline>()
        .AddSingleton<ArmDoor>()
        .AddSingleton<ArmThrottle>()
        .AddSingleton<AccountPolicies>()
        .AddSingleton<IdentityChange>()
        .AddSingleton<IArmFamily, Subscriptions>()
        .AddSingleton<IArmFamily, ResourceLists>()
        .AddSingleton<IArmFamily, Sites>()
        .AddSingleton<IArmFamily, SiteConfiguration>()
        .AddSingleton<IArmFamily, SlotSwapping>()
        .AddSingleton<IArmFamily, Accounts>()
        .AddSingleton<IArmFamily, AccountKeys>()
        .AddSingleton<IArmFamily, AccountOperations>()
        .AddSingleton<IArmFamily, RoleAssignments>()
        .AddSingleton<IArmFamily, RoleDefinitions>()
        .AddSingleton<IArmFamily, Permissions>()
        .AddSingleton<IArmFamily, Locks>()
        .AddSingleton<IArmFamily, Policies>()
        .AddSingleton<IArmFamily, PolicyAssignments>()
        .AddSingleton<IArmFamily, DiagnosticSettings>()
        .AddSingleton<IArmFamily, Vaults>()
        .AddSingleton<IArmFamily, Workspaces>()
        .AddSingleton<IArmFamily, UserAssignedIdentities>()
        .AddSingleton<IArmFamily, ResourceGraph>()
        .AddSingleton<IArmFamily, EmptyFamilies>();
}
