using KeyCutover.Sandbox.Faults;
using KeyCutover.Sandbox.Knobs;

namespace KeyCutover.Sandbox.Seeds;

/// <summary>What a seed file says.</summary>
internal sealed class SandboxSeed
{
    public required NamedIdSeed Tenant { get; init; }

    public required NamedIdSeed Subscription { get; init; }

    public string Location { get; init; } = "swedencentral";

    public required string ResourceGroup { get; init; }

    public required ApplicationSeed Executor { get; init; }

    public List<ApplicationSeed> Applications { get; init; } = [];

    public List<GroupSeed> Groups { get; init; } = [];

    public List<UserSeed> Users { get; init; } = [];

    public List<NamedSeed> Workspaces { get; init; } = [];

    public List<UserAssignedIdentitySeed> UserAssignedIdentities { get; init; } = [];

    public List<AccountSeed> Accounts { get; init; } = [];

    public List<VaultSeed> Vaults { get; init; } = [];

    public List<SiteSeed> Sites { get; init; } = [];

    public List<CustomRoleSeed> CustomRoles { get; init; } = [];

    public List<RoleAssignmentSeed> RoleAssignments { get; init; } = [];

    public List<DenyAssignmentSeed> DenyAssignments { get; init; } = [];

    public List<LockSeed> Locks { get; init; } = [];

    public List<PolicySeed> Policies { get; init; } = [];

    public List<KeyCallerSeed> KeyCallers { get; init; } = [];

    public SandboxKnobs Knobs { get; init; } = new();

    public List<SandboxFault> Faults { get; init; } = [];
}

/// <summary>Something that a name is enough for.</summary>
internal class NamedSeed
{
    public required string Name { get; init; }

    public Dictionary<string, string> Tags { get; init; } = [];
}

/// <summary>The tenant or the subscription.</summary>
internal sealed class NamedIdSeed
{
    public required string Id { get; init; }

    public required string Name { get; init; }
}
