using System.Text.Json.Nodes;

namespace KeyCutover.Sandbox.World;

/// <summary>A lock on a scope and everything below it; <paramref name="Level"/> is CanNotDelete or ReadOnly.</summary>
internal sealed record ManagementLock(string Name, string Scope, string Level, string? Notes)
{
    public string Id => $"{Scope}/providers/Microsoft.Authorization/locks/{Name}";
}

/// <summary>What a policy does to writes of disableLocalAuth.</summary>
internal enum PolicyEffect
{
    Audit,
    Deny,
    Modify,
    DeployIfNotExists,
    Disabled,
}

internal sealed record PolicyDefinition(string Name, string DisplayName, string PolicyType, PolicyEffect DefaultEffect)
{
    public string Id => $"/providers/Microsoft.Authorization/policyDefinitions/{Name}";
}

internal sealed record PolicyAssignment(string Name, string DisplayName, string Scope, string Definition, PolicyEffect Effect, bool Enforced)
{
    /// <summary>The properties that it was put with, for one that was not seeded.</summary>
    public JsonObject? Sent { get; init; }

    public string Id => $"{Scope}/providers/Microsoft.Authorization/policyAssignments/{Name}";
}
