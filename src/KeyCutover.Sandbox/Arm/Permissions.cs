using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>What the caller itself may do at a scope, and the deny assignments that take some of it away.</summary>
internal sealed class Permissions(SandboxWorld world, Rbac rbac) : IArmFamily
{
    public void Map(ArmRoutes arm) => ArmRoutes.AtScopes(scope =>
    {
        arm.Get(scope + "/providers/Microsoft.Authorization/permissions", "Microsoft.Authorization/permissions/read", call =>
            ArmAnswer.List(rbac.RolesOf(call.Caller.ObjectId, call.Scope.Parent).Select(Body)));
        arm.Get(scope + "/providers/Microsoft.Authorization/denyAssignments", "Microsoft.Authorization/denyAssignments/read", call =>
            ArmAnswer.List(world.DenyAssignments.Where(deny => ScopeFilter.Shows(call, deny.Scope)).Select(DenyBody)));
    });

    public static object Body(RoleDefinition role) => new
    {
        actions = role.Actions,
        notActions = role.NotActions,
        dataActions = role.DataActions,
        notDataActions = Array.Empty<string>(),
    };

    private object DenyBody(DenyAssignment deny) => new
    {
        properties = new
        {
            denyAssignmentName = deny.DisplayName,
            description = (string?)null,
            permissions = new[] { new { actions = deny.Actions, notActions = Array.Empty<string>(), dataActions = Array.Empty<string>(), notDataActions = Array.Empty<string>() } },
            scope = deny.Scope,
            doNotApplyToChildScopes = false,
            principals = deny.Principals.Count == 0
                ? [new { id = Guid.Empty.ToString(), type = "SystemDefined" }]
                : deny.Principals.Select(id => new { id, type = "ServicePrincipal" }).ToArray(),
            excludePrincipals = Array.Empty<object>(),
            isSystemProtected = true,
            createdOn = world.Clock.Origin.UtcDateTime,
            updatedOn = world.Clock.Origin.UtcDateTime,
        },
        id = $"{deny.Scope}/providers/Microsoft.Authorization/denyAssignments/{deny.Name}",
        type = "Microsoft.Authorization/denyAssignments",
        name = deny.Name,
    };
}
