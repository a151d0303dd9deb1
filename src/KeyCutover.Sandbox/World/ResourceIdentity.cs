using System.Collections.Immutable;

namespace KeyCutover.Sandbox.World;

/// <summary>The managed identities of a resource: the system-assigned principal, if any, and the ids of the user-assigned ones.</summary>
internal sealed record ResourceIdentity(ServicePrincipal? System, ImmutableSortedDictionary<string, UserAssignedIdentity> UserAssigned)
{
    public static ResourceIdentity None { get; } =
        new(null, ImmutableSortedDictionary.Create<string, UserAssignedIdentity>(StringComparer.OrdinalIgnoreCase));

    /// <summary>The type as it is on the wire; null when there is no identity at all, since the body then has no identity.</summary>
    public string? Type => (System is not null, UserAssigned.Count > 0) switch
    {
        (true, true) => "SystemAssigned, UserAssigned",
        (true, false) => "SystemAssigned",
        (false, true) => "UserAssigned",
        _ => null,
    };
}
