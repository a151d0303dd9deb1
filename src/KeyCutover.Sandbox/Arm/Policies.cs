using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>Policy assignments and definitions, to be read.</summary>
internal sealed class Policies(SandboxWorld world) : IArmFamily
{
    private const string LocalAuthAlias = "Microsoft.CognitiveServices/accounts/disableLocalAuth";

    public void Map(ArmRoutes arm)
    {
        ArmRoutes.AtScopes(scope =>
        {
            var collection = scope + "/providers/Microsoft.Authorization/policyAssignments";
            arm.Get(collection, "Microsoft.Authorization/policyAssignments/read", call =>
                ArmAnswer.List(world.PolicyAssignments.Where(policy => ScopeFilter.Shows(call, policy.Scope)).Select(AssignmentBody)));
            arm.Get(collection + "/{name}", "Microsoft.Authorization/policyAssignments/read", GetAssignment);
            arm.Get(scope + "/providers/Microsoft.Authorization/policyExemptions", "Microsoft.Authorization/policyExemptions/read", _ => ArmAnswer.List([]));
        });
        arm.Get("/providers/Microsoft.Authorization/policyDefinitions/{name}", ArmRoutes.AnyAction, GetDefinition);
        arm.Get(ArmRoutes.Subscription + "/providers/Microsoft.Authorization/policyDefinitions/{name}", ArmRoutes.AnyAction, GetDefinition);
    }

    private ArmAnswer GetAssignment(ArmCall call)
    {
        var name = call.Route("name");
        return world.PolicyAssignments.Find(policy => policy.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && ResourceScope.Same(policy.Scope, call.Scope.Parent)) is { } policy
            ? ArmAnswer.Ok(AssignmentBody(policy))
            : throw new ArmProblem(404, "PolicyAssignmentNotFound", $"The policy assignment '{name}' is not found.");
    }

    private ArmAnswer GetDefinition(ArmCall call)
    {
        var name = call.Route("name");
        return world.PolicyDefinitions.Find(definition => definition.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } definition
            ? ArmAnswer.Ok(DefinitionBody(definition))
            : throw new ArmProblem(404, "PolicyDefinitionNotFound", $"The policy definition '{name}' could not be found.");
    }

    private object AssignmentBody(PolicyAssignment policy) => new
    {
        properties = new
        {
            displayName = policy.DisplayName,
            policyDefinitionId = policy.Definition,
            scope = policy.Scope,
            notScopes = Array.Empty<string>(),
            parameters = new { effect = new { value = policy.Effect.ToString() } },
            metadata = new { createdOn = world.Clock.Origin.UtcDateTime },
            enforcementMode = policy.Enforced ? "Default" : "DoNotEnforce",
        },
        id = policy.Id,
        type = "Microsoft.Authorization/policyAssignments",
        name = policy.Name,
    };

    private static object DefinitionBody(PolicyDefinition definition) => new
    {
        properties = new
        {
            displayName = definition.DisplayName,
            policyType = definition.PolicyType,
            mode = "Indexed",
            parameters = new { effect = new { type = "String", defaultValue = definition.DefaultEffect.ToString() } },
            policyRule = new Dictionary<string, object>
            {
                ["if"] = new
                {
                    allOf = new object[]
                    {
                        new { field = "type", equals = ModelAccount.ResourceType },
                        new { field = LocalAuthAlias, notEquals = true },
                    },
                },
                ["then"] = new { effect = "[parameters('effect')]" },
            },
        },
        id = definition.Id,
        type = "Microsoft.Authorization/policyDefinitions",
        name = definition.Name,
    };
}
