using System.Collections.Immutable;
using KeyCutover.Sandbox.Vault;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Saved;

/// <summary>Puts what was saved in place of what a world holds.</summary>
internal sealed class WorldLoading(SandboxWorld world, SavedWorld saved)
{
    /// <summary>An empty world of the saved tenant, to be filled.</summary>
    public static SandboxWorld Empty(SavedWorld saved, SandboxClock clock, Origins origins) => new()
    {
        Clock = clock,
        Knobs = saved.Knobs,
        Origins = origins,
        Tenant = saved.Tenant,
        Subscription = saved.Subscription,
        Location = saved.Location,
        ResourceGroup = new ResourceGroup($"{saved.Subscription.ResourceId}/resourceGroups/{saved.ResourceGroup}", saved.ResourceGroup, saved.Location),
    };

    /// <summary>Call under the world's gate. <paramref name="vaultPorts"/> says where each vault answers now.</summary>
    public void Fill(IReadOnlyDictionary<string, int> vaultPorts)
    {
        foreach (var site in world.SitesAndSlots)
            site.SetRunning(false, world);
        (world.Knobs, world.GuidCount) = (saved.Knobs, saved.GuidCount);
        Replace(world.Principals, saved.Principals);
        Replace(world.Users, saved.Users);
        Replace(world.Groups, saved.Groups);
        Replace(world.AppRoleAssignments, saved.AppRoleAssignments);
        Replace(world.UserAssignedIdentities, saved.UserAssignedIdentities.Select(identity => new UserAssignedIdentity
        {
            Id = identity.Resource.Id, Name = identity.Resource.Name, Location = identity.Resource.Location, Tags = identity.Resource.Tags,
            Principal = Principal(identity.Principal),
        }));
        Replace(world.Sites, saved.Sites.Select(site => Site(site, null)));
        Replace(world.Accounts, saved.Accounts.Select(Account));
        Replace(world.Vaults, saved.Vaults.Select(vault => Vault(vault, vaultPorts[vault.Resource.Name])));
        Replace(world.Workspaces, saved.Workspaces.Select(Workspace));
        Replace(world.DiagnosticSettings, saved.DiagnosticSettings);
        Replace(world.RoleAssignments, saved.RoleAssignments);
        Replace(world.DenyAssignments, saved.DenyAssignments);
        Replace(world.Locks, saved.Locks);
        Replace(world.PolicyAssignments, saved.PolicyAssignments);
        Replace(world.KeyCallers, saved.KeyCallers);
    }

    private WebSite Site(SavedSite one, WebSite? production)
    {
        var site = new WebSite
        {
            Production = production,
            Id = one.Resource.Id, Name = one.Resource.Name, Location = one.Resource.Location, Tags = one.Resource.Tags,
            Os = one.Os,
            App = one.App,
            IdentityHeader = one.IdentityHeader,
            DeployedAt = one.DeployedAt,
            Traffic = one.Traffic,
            ForeignWriter = one.ForeignWriter,
            InstanceCount = one.InstanceCount,
            SlotConfigNames = one.SlotConfigNames,
            WebConfig = one.WebConfig,
            TargetSwapSlot = one.TargetSwapSlot,
            BeforeSwap = one.BeforeSwap is { } before ? Content(before) : null,
            SlotSwapStatus = one.SlotSwapStatus,
        };
        site.Deploy(one.Settings, one.ConnectionStrings, Identity(one.Identity));
        if (!one.IsRunning)
            site.SetRunning(false, world);
        site.Slots.AddRange(one.Slots.Select(slot => Site(slot, site)));
        return site;
    }

    private static SiteContent Content(SavedContent content) => new(
        content.App,
        content.Settings.ToImmutableSortedDictionary(StringComparer.Ordinal),
        content.ConnectionStrings.ToImmutableSortedDictionary(StringComparer.Ordinal),
        content.WebConfig);

    private ModelAccount Account(SavedAccount one)
    {
        var account = new ModelAccount
        {
            Id = one.Resource.Id, Name = one.Resource.Name, Location = one.Resource.Location, Tags = one.Resource.Tags,
            Kind = one.Kind,
            Sku = one.Sku,
            Subdomain = one.Subdomain,
            Key1 = one.Key1,
            Key2 = one.Key2,
            InternalId = one.InternalId,
            CreatedAt = one.CreatedAt,
            ETag = one.ETag,
            Identity = Identity(one.Identity),
            KeyRefusal = one.KeyRefusal,
            PublicNetworkAccess = one.PublicNetworkAccess,
            Network = one.Network,
            Operation = one.Operation,
        };
        account.RestoreLocalAuth(one.DisableLocalAuth, one.LocalAuthChanges);
        account.Deployments.AddRange(one.Deployments);
        return account;
    }

    private static KeyVault Vault(SavedVault one, int port)
    {
        var vault = new KeyVault
        {
            Id = one.Resource.Id, Name = one.Resource.Name, Location = one.Resource.Location, Tags = one.Resource.Tags,
            Port = port,
            RbacAuthorization = one.RbacAuthorization,
            FirewallClosed = one.FirewallClosed,
            SoftDeleteDays = one.SoftDeleteDays,
            Contents = new VaultContents(one.SoftDeleteDays),
        };
        vault.AccessPolicies.AddRange(one.AccessPolicies);
        vault.Keys.AddRange(one.Keys);
        foreach (var secret in one.Secrets)
        {
            var stored = new StoredSecret(secret.Name) { DeletedAt = secret.DeletedAt };
            stored.Versions.AddRange(secret.Versions);
            vault.Contents.Put(stored);
        }
        return vault;
    }

    private static LogWorkspace Workspace(SavedWorkspace one)
    {
        var workspace = new LogWorkspace
        {
            Id = one.Resource.Id, Name = one.Resource.Name, Location = one.Resource.Location, Tags = one.Resource.Tags, CustomerId = one.CustomerId,
        };
        workspace.Rows.AddRange(one.Rows);
        return workspace;
    }

    private ResourceIdentity Identity(SavedIdentity identity) => new(
        identity.System is { } system ? Principal(system) : null,
        ResourceIdentity.None.UserAssigned.AddRange(identity.UserAssigned.Select(id =>
            KeyValuePair.Create(id, world.UserAssignedIdentities.Find(candidate => ResourceScope.Same(candidate.Id, id)) ?? throw Missing(id)))));

    private ServicePrincipal Principal(string objectId) => world.Principals.Find(principal => principal.ObjectId == objectId) ?? throw Missing(objectId);

    private static SandboxStateException Missing(string what) => new($"The saved state names {what}, but does not hold it.");

    private static void Replace<T>(List<T> list, IEnumerable<T> items)
    {
        var all = items.ToList();
        list.Clear();
        list.AddRange(all);
    }
}
