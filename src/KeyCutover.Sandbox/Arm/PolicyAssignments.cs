using System.Text.Json;
using System.Text.Json.Nodes;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>Policy assignments. One that is put takes effect when it is about local authentication; any other is kept and does nothing.</summary>
internal sealed class PolicyAssignments(SandboxWorld world) : IArmFamily
{
    private const string Action = "Microsoft.Authorization/policyAssignments";

    public void Map(ArmRoutes arm) => ArmRoutes.AtScopes(scope =>
    {
        var collection = $"{scope}/providers/{Action}";
        arm.Get(collection, Action + "/read", call => ArmAnswer.List(world.PolicyAssignments.Where(policy => ScopeFilter.Shows(call, policy.Scope)).Select(Body)));
        arm.Get(collection + "/{name}", Action + "/read", Get);
        arm.Put(collection + "/{name}", Action + "/write", Put);
        arm.Delete(collection + "/{name}", Action + "/delete", Delete);
    });

    private ArmAnswer Get(ArmCall call) => Find(call) is { } policy
        ? ArmAnswer.Ok(Body(policy))
        : throw new ArmProblem(404, "PolicyAssignmentNotFound", $"The policy assignment '{call.Route("name")}' is not found.");

    // Recorded so: 201 for a change, too.
    private ArmAnswer Put(ArmCall call)
    {
        var properties = call.RequiredProperties;
        var definition = (string?)properties["policyDefinitionId"] ?? throw ArmProblem.InvalidContent("Required property 'policyDefinitionId' not found in JSON.");
        var known = world.PolicyDefinitions.Find(one => ResourceScope.Same(one.Id, definition));
        var wanted = (string?)properties["parameters"]?["effect"]?["value"];
        var effect = known is null ? PolicyEffect.Disabled : Enum.TryParse<PolicyEffect>(wanted, ignoreCase: true, out var chosen) ? chosen : known.DefaultEffect;
        var policy = new PolicyAssignment(
            call.Route("name"), (string?)properties["displayName"] ?? call.Route("name"), call.Scope.Parent, definition, effect, (string?)properties["enforcementMode"] != "DoNotEnforce")
        {
            Sent = Kept(properties, Find(call)?.Sent, call.Caller.ObjectId),
        };
        world.PolicyAssignments.RemoveAll(one => one.Id == policy.Id);
        world.PolicyAssignments.Add(policy);
        return ArmAnswer.Json(201, Body(policy));
    }

    private ArmAnswer Delete(ArmCall call)
    {
        if (Find(call) is not { } policy)
            return ArmAnswer.Empty(204);
        world.PolicyAssignments.Remove(policy);
        return ArmAnswer.Ok(Body(policy));
    }

    private JsonObject Kept(JsonObject properties, JsonObject? before, string caller)
    {
        var kept = (JsonObject)properties.DeepClone();
        kept["metadata"] = JsonSerializer.SerializeToNode(new
        {
            createdBy = (string?)before?["metadata"]?["createdBy"] ?? caller,
            createdOn = (DateTime?)before?["metadata"]?["createdOn"] ?? world.Now.UtcDateTime,
            updatedBy = before is null ? null : caller,
            updatedOn = before is null ? (DateTime?)null : world.Now.UtcDateTime,
        });
        return kept;
    }

    private PolicyAssignment? Find(ArmCall call) => world.PolicyAssignments.Find(policy =>
        policy.Name.Equals(call.Route("name"), StringComparison.OrdinalIgnoreCase) && ResourceScope.Same(policy.Scope, call.Scope.Parent));

    private JsonObject Body(PolicyAssignment policy)
    {
        var properties = (JsonObject?)policy.Sent?.DeepClone() ?? (JsonObject)JsonSerializer.SerializeToNode(new
        {
            displayName = policy.DisplayName,
            policyDefinitionId = policy.Definition,
            notScopes = Array.Empty<string>(),
            parameters = new { effect = new { value = policy.Effect.ToString() } },
            metadata = new { createdOn = world.Clock.Origin.UtcDateTime },
        })!;
        properties["scope"] = policy.Scope;
        properties["enforcementMode"] = policy.Enforced ? "Default" : "DoNotEnforce";
        return new JsonObject
        {
            ["properties"] = properties,
            ["id"] = policy.Id,
            ["type"] = Action,
            ["name"] = policy.Name,
            ["systemData"] = JsonSerializer.SerializeToNode(new
            {
                createdBy = "sandbox",
                createdByType = "Application",
                createdAt = world.Clock.Origin.UtcDateTime,
                lastModifiedBy = "sandbox",
                lastModifiedByType = "Application",
                lastModifiedAt = world.Clock.Origin.UtcDateTime,
            }),
        };
    }
}
