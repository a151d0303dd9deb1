using System.Text.RegularExpressions;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>Role assignments at every scope.</summary>
internal sealed partial class RoleAssignments(SandboxWorld world) : IArmFamily
{
    private const string Action = "Microsoft.Authorization/roleAssignments";

    public void Map(ArmRoutes arm) => ArmRoutes.AtScopes(scope =>
    {
        var collection = scope + "/providers/Microsoft.Authorization/roleAssignments";
        arm.Get(collection, Action + "/read", List);
        arm.Get(collection + "/{name}", Action + "/read", Get);
        arm.Put(collection + "/{name}", Action + "/write", Put);
        arm.Delete(collection + "/{name}", Action + "/delete", Delete);
    });

    private ArmAnswer List(ArmCall call)
    {
        var principal = PrincipalFilter().Match(call.Filter) is { Success: true } match ? match.Groups["id"].Value : null;
        return ArmAnswer.List(world.RoleAssignments
            .Where(assignment => assignment.DeletedAt is null && assignment.ReadableFrom <= world.Now)
            .Where(assignment => ScopeFilter.Shows(call, assignment.Scope))
            .Where(assignment => principal is null || assignment.PrincipalId.Equals(principal, StringComparison.OrdinalIgnoreCase))
            .Select(Body));
    }

    private ArmAnswer Get(ArmCall call)
    {
        var name = call.Route("name");
        return Find(name) is { } assignment && assignment.ReadableFrom <= world.Now && ResourceScope.Same(assignment.Scope, call.Scope.Parent)
            ? ArmAnswer.Ok(Body(assignment))
            : throw new ArmProblem(404, "RoleAssignmentNotFound", $"The role assignment '{name}' is not found.");
    }

    private ArmAnswer Put(ArmCall call)
    {
        var wanted = AssignmentRequest.Read(call, world);
        if (Find(wanted.Name) is { } same)
        {
            return same.PrincipalId == wanted.PrincipalId && same.Role == wanted.Role && ResourceScope.Same(same.Scope, wanted.Scope)
                ? ArmAnswer.Json(201, Body(same))
                : throw new ArmProblem(400, "RoleAssignmentUpdateNotPermitted", "Tenant ID, application ID, principal ID, and scope are not allowed to be updated.");
        }
        var twin = world.RoleAssignments.Find(one =>
            one.DeletedAt is null && one.PrincipalId == wanted.PrincipalId && one.Role == wanted.Role && ResourceScope.Same(one.Scope, wanted.Scope));
        if (twin is not null)
            throw new ArmProblem(409, "RoleAssignmentExists", $"The role assignment already exists. The ID of the existing role assignment is {twin.Name.Replace("-", "", StringComparison.Ordinal)}.");

        world.RoleAssignments.Add(wanted);
        return ArmAnswer.Json(201, Body(wanted));
    }

    private ArmAnswer Delete(ArmCall call)
    {
        if (Find(call.Route("name")) is not { } assignment || !ResourceScope.Same(assignment.Scope, call.Scope.Parent))
            return ArmAnswer.Empty(204);
        assignment.DeletedAt = world.Now;
        return ArmAnswer.Ok(Body(assignment));
    }

    private RoleAssignment? Find(string name) =>
        world.RoleAssignments.Find(one => one.DeletedAt is null && one.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private object Body(RoleAssignment assignment) => new
    {
        properties = new
        {
            roleDefinitionId = $"{world.Subscription.ResourceId}/providers/Microsoft.Authorization/roleDefinitions/{assignment.Role}",
            principalId = assignment.PrincipalId,
            // An assignment outlives its principal, and then says so.
            principalType = world.Principals.Exists(principal => principal.ObjectId == assignment.PrincipalId && principal.DeletedAt is not null) ? "Unknown" : assignment.PrincipalType,
            scope = assignment.Scope,
            condition = assignment.Condition,
            conditionVersion = assignment.Condition is null ? null : "2.0",
            createdOn = assignment.CreatedAt.UtcDateTime,
            updatedOn = assignment.CreatedAt.UtcDateTime,
            createdBy = assignment.CreatedBy,
            updatedBy = assignment.CreatedBy,
            delegatedManagedIdentityResourceId = (string?)null,
            description = assignment.Description,
        },
        id = assignment.Id,
        type = Action,
        name = assignment.Name,
    };

    [GeneratedRegex(@"(principalId\s+eq\s+|assignedTo\(\s*)'(?<id>[^']*)'", RegexOptions.IgnoreCase)]
    private static partial Regex PrincipalFilter();
}
