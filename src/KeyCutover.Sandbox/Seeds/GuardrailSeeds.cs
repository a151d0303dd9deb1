using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Seeds;

internal sealed class LockSeed
{
    public required string Name { get; init; }

    /// <summary>CanNotDelete or ReadOnly.</summary>
    public required string Level { get; init; }

    public string Scope { get; init; } = SeedScopes.ResourceGroup;

    public string? Notes { get; init; }
}

internal sealed class PolicySeed
{
    public required string Name { get; init; }

    /// <summary>GUID of the definition; by default the built-in one whose default effect is the effect asked for.</summary>
    public string? Definition { get; init; }

    public required PolicyEffect Effect { get; init; }

    public string Scope { get; init; } = SeedScopes.ResourceGroup;

    public bool Enforced { get; init; } = true;
}

/// <summary>A role that the customer defined; it can be named wherever a role is.</summary>
internal sealed class CustomRoleSeed
{
    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public List<string> Actions { get; init; } = [];

    public List<string> NotActions { get; init; } = [];

    public List<string> DataActions { get; init; } = [];
}
