using System.ComponentModel;

namespace KeyCutover.Domain.Plans;

/// <summary>The identity that replaces a caller's key.</summary>
public sealed record IdentityPlan
{
    /// <summary>System- or user-assigned.</summary>
    [Description("Whether the identity lives and dies with the application, or has a life of its own.")]
    public IdentityKind Kind { get; init; } = IdentityKind.SystemAssigned;

    /// <summary>The user-assigned identity's id; required for, and only for, <see cref="IdentityKind.UserAssigned"/>.</summary>
    [Description("The resource id of the user-assigned identity; only with kind: user-assigned.")]
    public AzureResourceId? Id { get; init; }
}

/// <summary>System- or user-assigned.</summary>
public enum IdentityKind
{
    /// <summary>The caller's own identity, which lives and dies with it.</summary>
    SystemAssigned,

    /// <summary>An identity with a life of its own, which several callers may share.</summary>
    UserAssigned,
}
