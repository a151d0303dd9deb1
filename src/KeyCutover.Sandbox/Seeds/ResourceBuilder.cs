using System.Collections.Immutable;
using KeyCutover.Sandbox.Vault;
using KeyCutover.Sandbox.Vault.Keys;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Seeds;

/// <summary>Makes the resources of a seed.</summary>
internal sealed class ResourceBuilder(SeedDocument document, SandboxWorld world)
{
    public LogWorkspace Workspace(NamedSeed seed) => new()
    {
        Id = IdOf(LogWorkspace.ResourceType, seed),
        Name = seed.Name,
        Location = world.Location,
        Tags = TagsOf(seed),
        CustomerId = world.NewGuid(),
    };

    public UserAssignedIdentity Identity(UserAssignedIdentitySeed seed)
    {
        var principal = new ServicePrincipal
        {
            ObjectId = seed.ObjectId ?? world.NewGuid(),
            AppId = seed.ClientId ?? world.NewGuid(),
            DisplayName = seed.Name,
            IsManagedIdentity = true,
            VisibleFrom = DateTimeOffset.MinValue,
        };
        world.Principals.Add(principal);
        return new UserAssignedIdentity
        {
            Id = IdOf(UserAssignedIdentity.ResourceType, seed),
            Name = seed.Name,
            Location = world.Location,
            Tags = TagsOf(seed),
            Principal = principal,
        };
    }

    public void AddAccount(AccountSeed seed)
    {
        var account = new ModelAccount
        {
            Id = IdOf(ModelAccount.ResourceType, seed),
            Name = seed.Name,
            Location = world.Location,
            Tags = TagsOf(seed),
            Kind = seed.Kind,
            Sku = seed.Sku,
            Subdomain = seed.Subdomain,
            Key1 = seed.Keys.Key1 ?? NewSecret.OfLength(32),
            Key2 = seed.Keys.Key2 ?? NewSecret.OfLength(32),
            InternalId = world.NewGuid().Replace("-", "", StringComparison.Ordinal),
            CreatedAt = world.Clock.Origin,
            ETag = world.NewGuid(),
            KeyRefusal = seed.KeyRefusal,
            PublicNetworkAccess = seed.PublicNetworkAccess,
            Network = new AccountNetwork(seed.NetworkDefaultAction, seed.IpRules),
        };
        account.SetLocalAuth(seed.DisableLocalAuth, DateTimeOffset.MinValue);
        account.Deployments.AddRange(seed.Deployments.Select(model => new ModelDeployment(model.Name, model.Model, model.Version, model.Sku, model.Capacity)));
        world.Accounts.Add(account);
        if (seed.Diagnostics is { } name)
            world.DiagnosticSettings.Add(LogsTo(name, account, seed));
    }

    public KeyVault Vault(VaultSeed seed, int port)
    {
        var vault = new KeyVault
        {
            Id = IdOf(KeyVault.ResourceType, seed),
            Name = seed.Name,
            Location = world.Location,
            Tags = TagsOf(seed),
            Port = port,
            RbacAuthorization = seed.Rbac,
            FirewallClosed = seed.FirewallClosed,
            SoftDeleteDays = seed.SoftDeleteDays,
            Contents = new VaultContents(seed.SoftDeleteDays),
        };
        foreach (var (name, value) in seed.Secrets)
            vault.Contents.Add(name, value, world.Now);
        foreach (var name in seed.DeletedSecrets)
        {
            vault.Contents.Add(name, "seeded", world.Now);
            vault.Contents.Find(name)!.DeletedAt = world.Now;
        }
        foreach (var key in seed.Keys)
        {
            vault.AddKey(key.Name, KeyVersion.Problem(key.Type, key.Size) is { } problem
                ? throw document.Problem(key, $"Key '{key.Name}' of vault '{seed.Name}': {problem}")
                : KeyVersion.Make(key.Type, key.Size, world.Now));
        }
        return vault;
    }

    public WebSite Site(SiteSeed seed, WebSite? production = null)
    {
        if (production is not null && (seed.Slots.Count > 0 || seed.SlotSettings.Count > 0))
            throw document.Problem(seed, $"Slot '{seed.Name}': slots and slotSettings belong to the app.");
        var site = new WebSite
        {
            Production = production,
            Id = production is null ? IdOf(WebSite.ResourceType, seed) : $"{production.Id}/slots/{seed.Name}",
            Name = production is null ? seed.Name : $"{production.Name}/{seed.Name}",
            Location = world.Location,
            Tags = TagsOf(seed),
            Os = production?.Os ?? seed.Os,
            App = seed.App ?? production?.App,
            IdentityHeader = NewSecret.OfLength(32),
            DeployedAt = world.Clock.Origin,
            InstanceCount = seed.Instances,
            Traffic = seed.Traffic is { } traffic ? new SiteTraffic(traffic.Path, traffic.Every) : null,
            ForeignWriter = seed.ForeignWriter is { } writer ? new ForeignWriter(writer.Setting, writer.Every) : null,
            SlotConfigNames = SlotConfigNames.None with { AppSettings = seed.SlotSettings },
            TargetSwapSlot = seed.PendingSwap,
        };
        site.Deploy(
            seed.Settings.Select(setting => KeyValuePair.Create(setting.Key, Resolve(setting.Value, seed))),
            seed.ConnectionStrings.Select(text => KeyValuePair.Create(text.Name, new ConnectionString(Resolve(text.Value, seed), text.Type))),
            IdentityOf(seed));
        site.Slots.AddRange(seed.Slots.Select(slot => Site(slot, site)));
        return site;
    }

    private string Resolve(string value, SiteSeed seed) => SettingValues.Resolve(value, world, problem => document.Problem(seed, problem));

    private ResourceIdentity IdentityOf(SiteSeed seed)
    {
        ServicePrincipal? system = null;
        if (seed.Identity.System)
        {
            system = new ServicePrincipal
            {
                ObjectId = world.NewGuid(),
                AppId = world.NewGuid(),
                DisplayName = seed.Name,
                IsManagedIdentity = true,
                VisibleFrom = DateTimeOffset.MinValue,
            };
            world.Principals.Add(system);
        }
        var assigned = seed.Identity.UserAssigned.Select(name =>
            world.UserAssignedIdentities.Find(identity => identity.Name == name)
            ?? throw document.Problem(seed.Identity, $"Site '{seed.Name}': the seed has no user-assigned identity '{name}'."));
        return new ResourceIdentity(system, assigned.ToImmutableSortedDictionary(identity => identity.Id, identity => identity, StringComparer.OrdinalIgnoreCase));
    }

    private DiagnosticSetting LogsTo(string name, ModelAccount account, AccountSeed seed)
    {
        var workspace = world.Workspaces.Find(candidate => candidate.Name == name)
            ?? throw document.Problem(seed, $"Account '{seed.Name}': the seed has no workspace '{name}'.");
        return new DiagnosticSetting($"to-{name}", account.Id, workspace.Id, [new("RequestResponse", true, false), new("Audit", true, false)]);
    }

    private string IdOf(string type, NamedSeed seed) => $"{world.ResourceGroup.Id}/providers/{type}/{seed.Name}";

    private static SortedDictionary<string, string> TagsOf(NamedSeed seed) => new(seed.Tags, StringComparer.Ordinal);
}
