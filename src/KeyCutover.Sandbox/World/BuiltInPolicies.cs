namespace KeyCutover.Sandbox.World;

/// <summary>The built-in policies that look at disableLocalAuth of accounts.</summary>
internal static class BuiltInPolicies
{
    public const string AuditKeyAccess = "71ef260a-8f18-47b7-abcb-62d0673d94dc";
    public const string ModifyKeyAccess = "14de9e63-1b31-492e-a5a3-c3f7fd57f555";
    public const string DeployKeyAccess = "55eff01b-f2bd-4c32-9203-db285f709d30";

    public static IReadOnlyList<PolicyDefinition> All { get; } =
    [
        new(AuditKeyAccess, "Azure AI Services resources should have key access disabled (disable local authentication)", "BuiltIn", PolicyEffect.Audit),
        new(ModifyKeyAccess, "Configure Cognitive Services accounts to disable local authentication methods", "BuiltIn", PolicyEffect.Modify),
        new(DeployKeyAccess, "Configure Azure AI Services resources to disable local key access", "BuiltIn", PolicyEffect.DeployIfNotExists),
    ];
}
