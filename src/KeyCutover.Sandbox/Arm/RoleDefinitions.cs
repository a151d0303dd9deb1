using System.Text.RegularExpressions;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>Role definitions, the same at every scope.</summary>
internal sealed partial class RoleDefinitions(SandboxWorld world) : IArmFamily
{
    public void Map(ArmRoutes arm)
    {
        MapAt(arm, "");
        ArmRoutes.AtScopes(scope => MapAt(arm, scope));
    }

    // Built-in definitions are the same everywhere, and everybody's to read.
    private void MapAt(ArmRoutes arm, string scope)
    {
        arm.Get(scope + "/providers/Microsoft.Authorization/roleDefinitions", ArmRoutes.AnyAction, List);
        arm.Get(scope + "/providers/Microsoft.Authorization/roleDefinitions/{name}", ArmRoutes.AnyAction, Get);
    }

    private ArmAnswer List(ArmCall call)
    {
        var name = RoleName().Match(call.Filter) is { Success: true } match ? match.Groups["name"].Value : null;
        return ArmAnswer.List(world.RoleDefinitions.Where(role => name is null || role.RoleName.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(Body));
    }

    private ArmAnswer Get(ArmCall call)
    {
        var name = call.Route("name");
        return world.RoleDefinitions.Find(role => role.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } role
            ? ArmAnswer.Ok(Body(role))
            : throw new ArmProblem(404, "RoleDefinitionDoesNotExist", $"The specified role definition with ID '{name}' does not exist.");
    }

    private object Body(RoleDefinition role) => new
    {
        properties = new
        {
            roleName = role.RoleName,
            type = role.IsCustom ? "CustomRole" : "BuiltInRole",
            description = role.Description,
            assignableScopes = new[] { role.IsCustom ? world.Subscription.ResourceId : "/" },
            permissions = new[] { Permissions.Body(role) },
            createdOn = world.Clock.Origin.UtcDateTime,
            updatedOn = world.Clock.Origin.UtcDateTime,
            createdBy = (string?)null,
            updatedBy = (string?)null,
        },
        id = world.Subscription.ResourceId + role.Id,
        type = "Microsoft.Authorization/roleDefinitions",
        name = role.Name,
    };

    [GeneratedRegex(@"roleName\s+eq\s+'(?<name>[^']*)'", RegexOptions.IgnoreCase)]
    private static partial Regex RoleName();
}
