using KeyCutover.Domain.Roles;

namespace KeyCutover.Steps.AssignRole;

/// <summary>The role assignment before the run.</summary>
/// <param name="Principal">The caller's principal; null in a preview, when it does not exist yet.</param>
/// <param name="PreExisting">The assignment that was there already, which is adopted and stays; null when there was none.</param>
public sealed record RoleBefore(Guid? Principal, RoleGrant? PreExisting);
