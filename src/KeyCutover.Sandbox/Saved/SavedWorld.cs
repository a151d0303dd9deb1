using System.Text.Json.Nodes;
using KeyCutover.Sandbox.Callers;
using KeyCutover.Sandbox.Faults;
using KeyCutover.Sandbox.Knobs;
using KeyCutover.Sandbox.Vault;
using KeyCutover.Sandbox.Vault.Keys;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Saved;

/// <summary>A world as it is kept in a file, secrets included. Processes, tokens and what is under way are not kept.</summary>
internal sealed record SavedWorld(
    DateTimeOffset SavedAt,
    SavedPorts Ports,
    Tenant Tenant,
    Subscription Subscription,
    string Location,
    string ResourceGroup,
    int GuidCount,
    SandboxKnobs Knobs,
    IReadOnlyList<SandboxFault> Faults,
    IReadOnlyList<ServicePrincipal> Principals,
    IReadOnlyList<User> Users,
    IReadOnlyList<Group> Groups,
    IReadOnlyList<AppRoleAssignment> AppRoleAssignments,
    IReadOnlyList<SavedUserIdentity> UserAssignedIdentities,
    IReadOnlyList<SavedSite> Sites,
    IReadOnlyList<SavedAccount> Accounts,
    IReadOnlyList<SavedVault> Vaults,
    IReadOnlyList<SavedWorkspace> Workspaces,
    IReadOnlyList<DiagnosticSetting> DiagnosticSettings,
    IReadOnlyList<RoleAssignment> RoleAssignments,
    IReadOnlyList<DenyAssignment> DenyAssignments,
    IReadOnlyList<ManagementLock> Locks,
    IReadOnlyList<PolicyAssignment> PolicyAssignments,
    IReadOnlyList<KeyCaller> KeyCallers);

/// <summary>Where it answered: what is kept holds addresses, so the same ports are taken again when they are free.</summary>
internal sealed record SavedPorts(int Main, int Identity, SortedDictionary<string, int> Vaults);

internal sealed record SavedResource(string Id, string Name, string Location, SortedDictionary<string, string> Tags);

internal sealed record SavedIdentity(string? System, IReadOnlyList<string> UserAssigned);

internal sealed record SavedUserIdentity(SavedResource Resource, string Principal);

internal sealed record SavedSite(
    SavedResource Resource,
    string Os,
    string? App,
    string IdentityHeader,
    DateTimeOffset DeployedAt,
    SiteTraffic? Traffic,
    ForeignWriter? ForeignWriter,
    int InstanceCount,
    SortedDictionary<string, string> Settings,
    SortedDictionary<string, ConnectionString> ConnectionStrings,
    SlotConfigNames SlotConfigNames,
    JsonObject WebConfig,
    string? TargetSwapSlot,
    SavedContent? BeforeSwap,
    SlotSwapStatus? SlotSwapStatus,
    SavedIdentity Identity,
    bool IsRunning,
    IReadOnlyList<SavedSite> Slots);

internal sealed record SavedContent(
    string? App, SortedDictionary<string, string> Settings, SortedDictionary<string, ConnectionString> ConnectionStrings, JsonObject WebConfig);

internal sealed record SavedAccount(
    SavedResource Resource,
    string Kind,
    string Sku,
    string? Subdomain,
    string Key1,
    string Key2,
    string InternalId,
    DateTimeOffset CreatedAt,
    string ETag,
    IReadOnlyList<ModelDeployment> Deployments,
    SavedIdentity Identity,
    bool? DisableLocalAuth,
    IReadOnlyList<LocalAuthChange> LocalAuthChanges,
    KeyRefusal? KeyRefusal,
    string PublicNetworkAccess,
    AccountNetwork Network,
    AccountOperation? Operation);

internal sealed record SavedVault(
    SavedResource Resource,
    bool RbacAuthorization,
    bool FirewallClosed,
    int SoftDeleteDays,
    IReadOnlyList<VaultAccessPolicy> AccessPolicies,
    IReadOnlyList<SavedSecret> Secrets,
    IReadOnlyList<StoredKey> Keys);

internal sealed record SavedSecret(string Name, DateTimeOffset? DeletedAt, IReadOnlyList<SecretVersion> Versions);

internal sealed record SavedWorkspace(SavedResource Resource, string CustomerId, IReadOnlyList<LogRow> Rows);
