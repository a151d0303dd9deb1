namespace KeyCutover.Domain.Roles;

/// <summary>Role assignments and role definitions.</summary>
public interface IRoleAssignments
{
    /// <summary>
    /// The direct assignment of that role to that principal at exactly that scope, whatever its name; null when there is none. Assignments
    /// through groups or at wider scopes do not count.
    /// </summary>
    Task<RoleGrant?> FindAsync(AzureResourceId scope, Guid principal, Guid role, CancellationToken cancellation);

    /// <summary>
    /// Assigns the role directly, <c>principalType: ServicePrincipal</c>, under <see cref="RoleGrant.NameFor"/>. When Azure answers
    /// <c>RoleAssignmentExists</c> the existing assignment is returned.
    /// </summary>
    Task<RoleGranted> GrantAsync(AzureResourceId scope, Guid principal, Guid role, CancellationToken cancellation);

    /// <summary>Removes the assignment of that name; nothing happens, and null is returned, when it is gone already.</summary>
    Task<WriteReceipt?> RevokeAsync(AzureResourceId scope, Guid name, CancellationToken cancellation);

    /// <summary>Whether a GET of the assignment of that name finds it; right after it was made it may not.</summary>
    Task<bool> IsReadableAsync(AzureResourceId scope, Guid name, CancellationToken cancellation);

    /// <summary>Reads a role definition; null when there is none of that GUID.</summary>
    Task<RoleDefinition?> ReadDefinitionAsync(AzureResourceId scope, Guid role, CancellationToken cancellation);

    /// <summary>The actions that the executor may do on a resource, as Azure sums them up.</summary>
    Task<ActionSet> ReadOwnPermissionsAsync(AzureResourceId resource, CancellationToken cancellation);
}

/// <summary>A role assignment.</summary>
/// <param name="Name">Its name, a GUID that is unique in the tenant.</param>
/// <param name="Scope">The resource it is for.</param>
/// <param name="Principal">The object id that has the role.</param>
/// <param name="Role">The role definition's GUID.</param>
public sealed record RoleGrant(Guid Name, string Scope, Guid Principal, Guid Role)
{
    private static readonly Guid Namespace = new("b5a64ef3-6a0e-4d1c-8a0c-5a4b4e7f0d11");

    /// <summary>
    /// The name of an assignment made by us: a UUID version 5 of scope, principal and role, the three inputs that Microsoft recommends, so
    /// that the same grant has the same name however often it is made.
    /// </summary>
    public static Guid NameFor(AzureResourceId scope, Guid principal, Guid role) =>
        UUIDNext.Uuid.NewNameBased(Namespace, $"{scope.ToString().ToLowerInvariant()}|{principal}|{role}");
}

/// <summary>What granting a role came to.</summary>
/// <param name="Grant">The assignment.</param>
/// <param name="Receipt">The write that made it; null when it was there already.</param>
public sealed record RoleGranted(RoleGrant Grant, WriteReceipt? Receipt);

/// <summary>A role definition.</summary>
/// <param name="Role">Its GUID.</param>
/// <param name="Name">Its name, for people.</param>
/// <param name="Permissions">What it allows.</param>
public sealed record RoleDefinition(Guid Role, string Name, ActionSet Permissions);
