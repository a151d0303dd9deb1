using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>Policy definitions and exemptions, to be read.</summary>
internal sealed class Policies(SandboxWorld world) : IArmFamily
{
    private const string LocalAuthAlias = "Microsoft.CognitiveServices/accounts/disableLocalAuth";

    public void Map(ArmRoutes arm)
    {
        ArmRoutes.AtScopes(scope =>
            arm.Get(scope + "/providers/Microsoft.Authorization/policyExemptions", "Microsoft.Authorization/policyExemptions/read", _ => ArmAnswer.List([])));
        arm.Get("/providers/Microsoft.Authorization/policyDefinitions/{name}", ArmRoutes.AnyAction, GetDefinition);
        arm.Get(ArmRoutes.Subscription + "/providers/Microsoft.Authorization/policyDefinitions/{name}", ArmRoutes.AnyAction, GetDefinition);
    }

    private ArmAnswer GetDefinition(ArmCall call)
    {
        var name = call.Route("name");
        return world.PolicyDefinitions.Find(definition => definition.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } definition
            ? ArmAnswer.Ok(DefinitionBody(definition))
            : throw new ArmProblem(404, "PolicyDefinitionNotFound", $"The policy definition '{name}' could not be found.");
    }

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
