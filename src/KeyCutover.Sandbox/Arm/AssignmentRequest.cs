using System.Text.Json.Nodes;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>Reads the role assignment that a PUT asks for, or refuses it.</summary>
internal static class AssignmentRequest
{
    public static RoleAssignment Read(ArmCall call, SandboxWorld world)
    {
        var name = call.Route("name");
        if (!Guid.TryParse(name, out _))
            throw new ArmProblem(400, "InvalidRoleAssignmentId", $"The role assignment ID '{name}' is not valid. The role assignment ID must be a GUID.");
        var properties = call.RequiredProperties;
        var principalId = Required(properties, "principalId");
        var principalType = (string?)properties["principalType"];
        if (principalType is null)
            RequireVisible(principalId, world);
        return new RoleAssignment
        {
            Name = name,
            Scope = ScopeOf(call, world),
            Role = RoleOf(Required(properties, "roleDefinitionId"), world),
            PrincipalId = principalId,
            PrincipalType = principalType ?? "ServicePrincipal",
            Description = (string?)properties["description"],
            Condition = (string?)properties["condition"],
            CreatedAt = world.Now,
            CreatedBy = call.Caller.ObjectId,
            ReadableFrom = world.Now + world.Knobs.RoleReadableAfter,
        };
    }

    private static string Required(JsonObject properties, string name) =>
        (string?)properties[name] ?? throw ArmProblem.InvalidContent($"Required property '{name}' not found in JSON. Path 'properties'.");

    private static string RoleOf(string roleDefinitionId, SandboxWorld world)
    {
        var role = roleDefinitionId.Split('/')[^1];
        return world.RoleDefinitions.Find(definition => definition.Name.Equals(role, StringComparison.OrdinalIgnoreCase))?.Name
            ?? throw new ArmProblem(404, "RoleDefinitionDoesNotExist", $"The specified role definition with ID '{role}' does not exist.");
    }

    // With a principalType, the directory is not asked: that is the cure for its replication delay.
    private static void RequireVisible(string principalId, SandboxWorld world)
    {
        if (world.FindPrincipal(principalId) is { } principal && principal.VisibleFrom <= world.Now)
            return;
        throw new ArmProblem(400, "PrincipalNotFound",
            $"Principal {principalId.Replace("-", "", StringComparison.Ordinal)} does not exist in the directory {world.Tenant.Id}. Check that you have the correct principal ID. If you are creating this principal and then immediately assigning a role, this error might be related to a replication delay. In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or Group.  See https://aka.ms/docs-principaltype");
    }

    /// <summary>The scope in the letter case of the resource, so that ids compare equal however they were typed.</summary>
    private static string ScopeOf(ArmCall call, SandboxWorld world) =>
        world.Resources.Select(resource => resource.Id)
            .Append(world.ResourceGroup.Id)
            .Append(world.Subscription.ResourceId)
            .FirstOrDefault(id => ResourceScope.Same(id, call.Scope.Parent)) ?? call.Scope.Parent;
}
