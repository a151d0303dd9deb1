using System.Text.Json;
using System.Text.Json.Nodes;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>Key vaults, as Resource Manager sees them; their secrets are on their own origins.</summary>
internal sealed class Vaults(SandboxWorld world, Rbac rbac) : IArmFamily
{
    private const string Collection = ArmRoutes.Group + "/providers/Microsoft.KeyVault/vaults";
    private const string Read = "Microsoft.KeyVault/vaults/read";

    public void Map(ArmRoutes arm)
    {
        arm.Get(ArmRoutes.Subscription + "/providers/Microsoft.KeyVault/vaults", ArmRoutes.AnyAction, List);
        arm.Get(Collection, ArmRoutes.AnyAction, List);
        arm.Get(Collection + "/{vault}", Read, Get);
    }

    private ArmAnswer List(ArmCall call) =>
        ArmAnswer.List(world.Vaults.Where(vault => rbac.IsAllowed(call.Caller.ObjectId, Read, vault.Id)).Select(Body));

    private ArmAnswer Get(ArmCall call)
    {
        var name = call.Route("vault");
        return world.Vaults.Find(vault => vault.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } vault
            ? ArmAnswer.Ok(Body(vault))
            : throw ArmProblem.ResourceNotFound(KeyVault.ResourceType, name, world.ResourceGroup.Name);
    }

    private JsonObject Body(KeyVault vault)
    {
        var body = ResourceBodies.Envelope(vault, null);
        body["properties"] = JsonSerializer.SerializeToNode(new
        {
            sku = new { family = "A", name = "standard" },
            tenantId = world.Tenant.Id,
            accessPolicies = vault.AccessPolicies.Select(policy => new
            {
                tenantId = world.Tenant.Id,
                objectId = policy.ObjectId,
                permissions = new { keys = policy.Keys, secrets = policy.Secrets, certificates = Array.Empty<string>() },
            }).ToArray(),
            enabledForDeployment = false,
            enableSoftDelete = true,
            softDeleteRetentionInDays = vault.SoftDeleteDays,
            enableRbacAuthorization = vault.RbacAuthorization,
            vaultUri = Origins.Vault(vault.Port),
            provisioningState = "Succeeded",
            publicNetworkAccess = vault.FirewallClosed ? "Disabled" : "Enabled",
        });
        body["systemData"] = JsonSerializer.SerializeToNode(new
        {
            createdBy = "sandbox",
            createdByType = "Application",
            createdAt = world.Clock.Origin.UtcDateTime,
            lastModifiedBy = "sandbox",
            lastModifiedByType = "Application",
            lastModifiedAt = world.Clock.Origin.UtcDateTime,
        });
        return body;
    }
}
