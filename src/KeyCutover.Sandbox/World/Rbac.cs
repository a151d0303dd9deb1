namespace KeyCutover.Sandbox.World;

/// <summary>Who may do what. Resource Manager knows of a change at once; the nodes of a data plane learn of it one after another.</summary>
internal sealed class Rbac(SandboxWorld world)
{
    // The first node knows when this share of the lag has passed, the last at its end: in between, answers alternate.
    private const double FirstNodeKnows = 0.8;

    /// <summary>Whether Resource Manager lets the principal do the action on the scope. Call under the world's gate.</summary>
    public bool IsAllowed(string objectId, string action, string scope) =>
        world.RoleAssignments.Exists(assignment => assignment.DeletedAt is null && Grants(assignment, objectId, scope) is { } role && Allows(role, action));

    /// <summary>The deny assignment that forbids it, if any. Call under the world's gate.</summary>
    public DenyAssignment? FindDeny(string objectId, string action, string scope) =>
        world.DenyAssignments.Find(deny =>
            ResourceScope.Covers(deny.Scope, scope)
            && (deny.Principals.Count == 0 || deny.Principals.Contains(objectId, StringComparer.OrdinalIgnoreCase))
            && deny.Actions.Any(pattern => WildcardPattern.Matches(pattern, action)));

    /// <summary>Whether node <paramref name="nodeIndex"/> of a data plane lets the principal do the data action. Takes the world's gate itself.</summary>
    public bool IsAllowedData(string objectId, string dataAction, string scope, int nodeIndex)
    {
        lock (world.Gate)
        {
            var now = world.Now;
            var lag = LagOf(nodeIndex);
            return world.RoleAssignments.Exists(assignment =>
                (assignment.IsSeeded || assignment.CreatedAt + lag <= now)
                && (assignment.DeletedAt is not { } deletedAt || now < deletedAt + lag)
                && Grants(assignment, objectId, scope) is { } role
                && role.DataActions.Any(pattern => WildcardPattern.Matches(pattern, dataAction)));
        }
    }

    /// <summary>The roles that the principal has on the scope, inherited ones too. Call under the world's gate.</summary>
    public IEnumerable<RoleDefinition> RolesOf(string objectId, string scope) =>
        world.RoleAssignments.Where(assignment => assignment.DeletedAt is null).Select(assignment => Grants(assignment, objectId, scope)).OfType<RoleDefinition>();

    private TimeSpan LagOf(int nodeIndex)
    {
        var nodes = Math.Max(1, world.Knobs.DataPlaneNodes);
        var share = nodes == 1 ? 1 : FirstNodeKnows + ((1 - FirstNodeKnows) * (nodeIndex % nodes) / (nodes - 1));
        return world.Knobs.RoleEffectiveAfter * share;
    }

    private RoleDefinition? Grants(RoleAssignment assignment, string objectId, string scope) =>
        assignment.PrincipalId.Equals(objectId, StringComparison.OrdinalIgnoreCase) && ResourceScope.Covers(assignment.Scope, scope)
            ? world.RoleDefinitions.Find(role => role.Name == assignment.Role)
            : null;

    private static bool Allows(RoleDefinition role, string action) =>
        role.Actions.Any(pattern => WildcardPattern.Matches(pattern, action)) && !role.NotActions.Any(pattern => WildcardPattern.Matches(pattern, action));
}
