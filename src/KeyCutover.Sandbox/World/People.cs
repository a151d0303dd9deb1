namespace KeyCutover.Sandbox.World;

/// <summary>Somebody who can sign in. There are no passwords here: whoever reaches the sandbox may be anybody.</summary>
/// <param name="ObjectId">The object id.</param>
/// <param name="UserPrincipalName">The name to sign in with, such as erin@pinegate.example.</param>
/// <param name="Name">The display name.</param>
/// <param name="Groups">Object ids of the groups that the user is a member of.</param>
internal sealed record User(string ObjectId, string UserPrincipalName, string Name, IReadOnlyList<string> Groups);

internal sealed record Group(string ObjectId, string Name);

/// <summary>A user or a service principal has a role that an application defines.</summary>
/// <param name="PrincipalId">Object id of who has it.</param>
/// <param name="ResourceId">Object id of the application's service principal.</param>
/// <param name="Role">The role's value, as it stands in tokens.</param>
internal sealed record AppRoleAssignment(string PrincipalId, string ResourceId, string Role);
