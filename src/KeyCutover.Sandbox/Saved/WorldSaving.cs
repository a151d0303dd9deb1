using System.Text.Json.Nodes;
using KeyCutover.Sandbox.Faults;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Saved;

/// <summary>Takes down what a world holds.</summary>
internal static class WorldSaving
{
    public static SavedWorld Of(SandboxWorld world, FaultInjector faults)
    {
        lock (world.Gate)
        {
            return new SavedWorld(
                world.Now,
                new(world.Origins.MainPort, world.Origins.IdentityPort, new(world.Vaults.ToDictionary(vault => vault.Name, vault => vault.Port))),
                world.Tenant,
                world.Subscription,
                world.Location,
                world.ResourceGroup.Name,
                world.GuidCount,
                world.Knobs,
                [.. faults.Armed.Select(armed => armed.Value)],
                [.. world.Principals],
                [.. world.Users],
                [.. world.Groups],
                [.. world.AppRoleAssignments],
                [.. world.UserAssignedIdentities.Select(identity => new SavedUserIdentity(Resource(identity), identity.Principal.ObjectId))],
                [.. world.Sites.Select(Site)],
                [.. world.Accounts.Select(Account)],
                [.. world.Vaults.Select(Vault)],
                [.. world.Workspaces.Select(workspace => new SavedWorkspace(Resource(workspace), workspace.CustomerId, [.. workspace.Rows]))],
                [.. world.DiagnosticSettings],
                [.. world.RoleAssignments],
                [.. world.DenyAssignments],
                [.. world.Locks],
                [.. world.PolicyAssignments],
                [.. world.KeyCallers]);
        }
    }

    private static SavedResource Resource(AzureResource resource) => new(resource.Id, resource.Name, resource.Location, new(resource.Tags, StringComparer.Ordinal));

    private static SavedIdentity Identity(ResourceIdentity identity) => new(identity.System?.ObjectId, [.. identity.UserAssigned.Keys]);

    private static SavedSite Site(WebSite site)
    {
        // A swap that is under way is kept as not begun: nobody would end it.
        var isPrepared = site.TargetSwapSlot is not null;
        var content = site.BeforeSwap is { } before && !isPrepared ? before : site.Content;
        return new SavedSite(
            Resource(site), site.Os, content.App, site.IdentityHeader, site.DeployedAt, site.Traffic, site.ForeignWriter, site.InstanceCount,
            new(content.Settings, StringComparer.Ordinal), new(content.ConnectionStrings, StringComparer.Ordinal), site.SlotConfigNames, Copy(content.WebConfig),
            site.TargetSwapSlot, isPrepared && site.BeforeSwap is { } kept ? Content(kept) : null, site.SlotSwapStatus,
            Identity(site.Identity), site.IsRunning, [.. site.Slots.Select(Site)]);
    }

    private static SavedContent Content(SiteContent content) => new(
        content.App, new(content.Settings, StringComparer.Ordinal), new(content.ConnectionStrings, StringComparer.Ordinal), Copy(content.WebConfig));

    private static SavedAccount Account(ModelAccount account) => new(
        Resource(account), account.Kind, account.Sku, account.Subdomain, account.Key1, account.Key2, account.InternalId, account.CreatedAt, account.ETag,
        [.. account.Deployments], Identity(account.Identity), account.DisableLocalAuth, [.. account.LocalAuthChanges], account.KeyRefusal,
        account.PublicNetworkAccess, account.Network, account.Operation);

    private static SavedVault Vault(KeyVault vault) => new(
        Resource(vault), vault.RbacAuthorization, vault.FirewallClosed, vault.SoftDeleteDays, [.. vault.AccessPolicies],
        [.. vault.Contents.All.Select(secret => new SavedSecret(secret.Name, secret.DeletedAt, [.. secret.Versions]))],
        [.. vault.Keys.Select(key => key with { Versions = [.. key.Versions] })]);

    private static JsonObject Copy(JsonObject config) => (JsonObject)config.DeepClone();
}
