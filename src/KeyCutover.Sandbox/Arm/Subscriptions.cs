using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>Subscriptions, resource groups and the registration of providers.</summary>
internal sealed class Subscriptions(SandboxWorld world, Rbac rbac) : IArmFamily
{
    private static readonly Dictionary<string, string[]> ApiVersions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.Web"] = ["2025-03-01", "2024-11-01", "2024-04-01", "2023-12-01", "2023-01-01", "2022-03-01"],
        ["Microsoft.CognitiveServices"] = ["2025-06-01", "2024-10-01", "2023-05-01", "2022-12-01"],
        ["Microsoft.KeyVault"] = ["2026-02-01", "2023-07-01", "2023-02-01", "2022-07-01"],
        ["Microsoft.ManagedIdentity"] = ["2024-11-30", "2023-01-31"],
        ["Microsoft.OperationalInsights"] = ["2023-09-01", "2022-10-01"],
        ["Microsoft.Authorization"] = ["2022-04-01", "2020-05-01"],
        ["Microsoft.Insights"] = ["2021-05-01-preview"],
        ["Microsoft.App"] = ["2026-01-01", "2025-07-01", "2025-01-01"],
        ["Microsoft.ResourceGraph"] = ["2022-10-01", "2021-03-01"],
    };

    private static readonly Dictionary<string, string[]> ResourceTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.Web"] = ["sites", "sites/config", "sites/slots", "sites/slots/config", "serverFarms"],
        ["Microsoft.CognitiveServices"] = ["accounts", "accounts/deployments"],
        ["Microsoft.KeyVault"] = ["vaults", "vaults/secrets"],
        ["Microsoft.ManagedIdentity"] = ["userAssignedIdentities"],
        ["Microsoft.OperationalInsights"] = ["workspaces"],
        ["Microsoft.Authorization"] = ["roleAssignments", "roleDefinitions", "locks", "denyAssignments", "policyAssignments", "policyDefinitions", "permissions"],
        ["Microsoft.Insights"] = ["diagnosticSettings"],
        ["Microsoft.App"] = ["containerApps", "managedEnvironments"],
        ["Microsoft.ResourceGraph"] = ["resources"],
    };

    private object Body => new
    {
        id = world.Subscription.ResourceId,
        authorizationSource = "RoleBased",
        subscriptionId = world.Subscription.Id,
        tenantId = world.Tenant.Id,
        displayName = world.Subscription.Name,
        state = "Enabled",
        subscriptionPolicies = new { locationPlacementId = "Public_2014-09-01", quotaId = "EnterpriseAgreement_2014-09-01", spendingLimit = "Off" },
    };

    private object GroupBody => new
    {
        id = world.ResourceGroup.Id,
        name = world.ResourceGroup.Name,
        type = "Microsoft.Resources/resourceGroups",
        location = world.ResourceGroup.Location,
        tags = new { },
        properties = new { provisioningState = "Succeeded" },
    };

    public void Map(ArmRoutes arm)
    {
        arm.Get("/subscriptions", ArmRoutes.AnyAction, call => ArmAnswer.List(HasAnyRole(call) ? [Body] : []));
        arm.Get(ArmRoutes.Subscription, ArmRoutes.AnyAction, GetSubscription);
        arm.Get("/tenants", ArmRoutes.AnyAction, _ => ArmAnswer.List([new { id = $"/tenants/{world.Tenant.Id}", tenantId = world.Tenant.Id, displayName = world.Tenant.Name, defaultDomain = world.Tenant.Name }]));
        arm.Get(ArmRoutes.Subscription + "/resourceGroups", ArmRoutes.AnyAction, call =>
            ArmAnswer.List(rbac.IsAllowed(call.Caller.ObjectId, "Microsoft.Resources/subscriptions/resourceGroups/read", world.ResourceGroup.Id) ? [GroupBody] : []));
        arm.Get(ArmRoutes.Group, "Microsoft.Resources/subscriptions/resourceGroups/read", _ => ArmAnswer.Ok(GroupBody));
        arm.Get(ArmRoutes.Subscription + "/providers", ArmRoutes.AnyAction, _ => ArmAnswer.List(ApiVersions.Keys.Select(ProviderBody)));
        arm.Get(ArmRoutes.Subscription + "/providers/{providerNamespace}", ArmRoutes.AnyAction, GetProvider);
    }

    private ArmAnswer GetSubscription(ArmCall call) =>
        HasAnyRole(call)
            ? ArmAnswer.Ok(Body)
            : throw new ArmProblem(403, "AuthorizationFailed",
                $"The client '{call.Caller.AppId}' with object id '{call.Caller.ObjectId}' does not have authorization to perform action 'Microsoft.Resources/subscriptions/read' over scope '{call.Scope.Target}' or the scope is invalid. If access was recently granted, please refresh your credentials.");

    // A role anywhere in it lets one see the subscription.
    private bool HasAnyRole(ArmCall call) =>
        world.RoleAssignments.Exists(assignment => assignment.DeletedAt is null && assignment.PrincipalId == call.Caller.ObjectId);

    private ArmAnswer GetProvider(ArmCall call)
    {
        var name = call.Route("providerNamespace");
        return ApiVersions.ContainsKey(name)
            ? ArmAnswer.Ok(ProviderBody(name))
            : throw new ArmProblem(404, "InvalidResourceNamespace", $"The resource namespace '{name}' is invalid.");
    }

    private object ProviderBody(string name)
    {
        var canonical = ApiVersions.Keys.First(key => key.Equals(name, StringComparison.OrdinalIgnoreCase));
        return new
        {
            id = $"{world.Subscription.ResourceId}/providers/{canonical}",
            @namespace = canonical,
            registrationState = "Registered",
            registrationPolicy = "RegistrationRequired",
            resourceTypes = ResourceTypes[canonical].Select(type => new { resourceType = type, locations = Array.Empty<string>(), apiVersions = ApiVersions[canonical], capabilities = "None" }).ToArray(),
        };
    }
}
