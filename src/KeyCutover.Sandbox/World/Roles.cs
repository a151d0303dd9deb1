namespace KeyCutover.Sandbox.World;

internal sealed record RoleDefinition(
    string Name,
    string RoleName,
    string Description,
    IReadOnlyList<string> Actions,
    IReadOnlyList<string> NotActions,
    IReadOnlyList<string> DataActions)
{
    public bool IsCustom { get; init; }

    public string Id => $"/providers/Microsoft.Authorization/roleDefinitions/{Name}";
}

/// <summary>
/// A role of a principal on a scope. A deleted one stays for as long as data planes may still go by it; Resource Manager forgets it at once.
/// </summary>
internal sealed class RoleAssignment
{
    /// <summary>A GUID, one of a kind in the tenant.</summary>
    public required string Name { get; init; }

    public required string Scope { get; init; }

    /// <summary>GUID of the role definition.</summary>
    public required string Role { get; init; }

    public required string PrincipalId { get; init; }

    public required string PrincipalType { get; init; }

    public string? Description { get; init; }

    public string? Condition { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    /// <summary>Until then a GET by name answers 404.</summary>
    public required DateTimeOffset ReadableFrom { get; init; }

    /// <summary>An assignment of the seed has been there for so long that every node knows it.</summary>
    public bool IsSeeded { get; init; }

    public DateTimeOffset? DeletedAt { get; set; }

    public string Id => $"{(Scope == "/" ? "" : Scope)}/providers/Microsoft.Authorization/roleAssignments/{Name}";
}

/// <summary>Beats every role, Owner included. No principals stands for everybody.</summary>
internal sealed record DenyAssignment(string Name, string DisplayName, string Scope, IReadOnlyList<string> Actions, IReadOnlyList<string> Principals);
