using KeyCutover.Sandbox.Callers;
using KeyCutover.Sandbox.Knobs;
using KeyCutover.Sandbox.Seeds;
using UUIDNext;

namespace KeyCutover.Sandbox.World;

/// <summary>Everything that exists in the sandbox. Whoever reads or writes what can change holds <see cref="Gate"/>, and does not wait while holding it.</summary>
internal sealed class SandboxWorld
{
    private static readonly Guid GuidNamespace = new("9d0a6b1e-7a52-4a0e-8f2b-5f6f1c3f7d40");

    public Lock Gate { get; } = new();

    public required SandboxClock Clock { get; init; }

    /// <summary>Replaced as a whole when somebody turns one.</summary>
    public required SandboxKnobs Knobs { get; set; }

    public required Origins Origins { get; init; }

    public required Tenant Tenant { get; init; }

    public required Subscription Subscription { get; init; }

    public required string Location { get; init; }

    /// <summary>The group that a seed's resources are in.</summary>
    public required ResourceGroup ResourceGroup { get; init; }

    public List<ServicePrincipal> Principals { get; } = [];

    public List<User> Users { get; } = [];

    public List<Group> Groups { get; } = [];

    public List<AppRoleAssignment> AppRoleAssignments { get; } = [];

    public List<UserAssignedIdentity> UserAssignedIdentities { get; } = [];

    public List<WebSite> Sites { get; } = [];

    /// <summary>Apps and their slots.</summary>
    public IEnumerable<WebSite> SitesAndSlots => Sites.SelectMany(site => site.Slots.Prepend(site));

    public List<ModelAccount> Accounts { get; } = [];

    public List<KeyVault> Vaults { get; } = [];

    public List<LogWorkspace> Workspaces { get; } = [];

    public List<DiagnosticSetting> DiagnosticSettings { get; } = [];

    public List<RoleDefinition> RoleDefinitions { get; } = [.. BuiltInRoles.All];

    public List<RoleAssignment> RoleAssignments { get; } = [];

    public List<DenyAssignment> DenyAssignments { get; } = [];

    public List<ManagementLock> Locks { get; } = [];

    public List<PolicyAssignment> PolicyAssignments { get; } = [];

    public List<PolicyDefinition> PolicyDefinitions { get; } = [.. BuiltInPolicies.All];

    /// <summary>What a client of the admin endpoint shows. It opens nothing but this sandbox.</summary>
    public string AdminToken { get; init; } = NewSecret.OfLength(40);

    public List<KeyCaller> KeyCallers { get; } = [];

    /// <summary>How many GUIDs have been made; a world that goes on from a saved one must not make them again.</summary>
    public int GuidCount { get; set; }

    /// <summary>Chance, made repeatable by the seed's knob. Used under <see cref="Gate"/>.</summary>
    public Random Chance => field ??= new Random(Knobs.RandomSeed);

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Every resource in a group, of every type.</summary>
    public IEnumerable<AzureResource> Resources => [.. SitesAndSlots, .. Accounts, .. Vaults, .. Workspaces, .. UserAssignedIdentities];

    /// <summary>The principal with this object id, unless it was deleted.</summary>
    public ServicePrincipal? FindPrincipal(string objectId) =>
        Principals.Find(principal => principal.DeletedAt is null && principal.ObjectId.Equals(objectId, StringComparison.OrdinalIgnoreCase));

    /// <summary>The application with this client id.</summary>
    public ServicePrincipal? FindApplication(string clientId) =>
        Principals.Find(principal => !principal.IsManagedIdentity && principal.AppId.Equals(clientId, StringComparison.OrdinalIgnoreCase));

    /// <summary>The application that people sign in to: the first that is registered for it.</summary>
    public ServicePrincipal? SignInApplication => Principals.Find(principal => principal.Registration is not null);

    /// <summary>The user with this object id or user principal name.</summary>
    public User? FindUser(string idOrName) =>
        Users.Find(user => user.ObjectId.Equals(idOrName, StringComparison.OrdinalIgnoreCase) || user.UserPrincipalName.Equals(idOrName, StringComparison.OrdinalIgnoreCase));

    /// <summary>The roles that a user or a service principal has in an application.</summary>
    public IReadOnlyList<string> AppRolesOf(string principalId, ServicePrincipal application) =>
        [.. AppRoleAssignments.Where(one => one.PrincipalId == principalId && one.ResourceId == application.ObjectId).Select(one => one.Role)];

    /// <summary>The app or slot that addresses call so.</summary>
    public WebSite? FindSite(string hostLabel)
    {
        lock (Gate)
            return SitesAndSlots.FirstOrDefault(site => site.HostLabel.Equals(hostLabel, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Makes a principal for a managed identity; the directory shows it only after a while.</summary>
    public ServicePrincipal AddManagedIdentity(string displayName)
    {
        var principal = new ServicePrincipal
        {
            ObjectId = NewGuid(),
            AppId = NewGuid(),
            DisplayName = displayName,
            IsManagedIdentity = true,
            VisibleFrom = Now + Knobs.PrincipalVisibleAfter,
        };
        Principals.Add(principal);
        return principal;
    }

    /// <summary>A GUID that is the same in every run of the same seed.</summary>
    public string NewGuid() => Uuid.NewNameBased(GuidNamespace, $"{Knobs.RandomSeed}/{++GuidCount}").ToString();
}
