using KeyCutover.Domain.Guardrails;

namespace KeyCutover.AzureAdapters.Guardrails;

/// <summary>The built-in policies about key authentication, by GUID (Azure/azure-policy, built-in-policies).</summary>
internal static class KnownPolicies
{
    /// <summary>What a built-in policy does to key authentication; null when it is about something else, or disabled.</summary>
    public static LocalAuthPolicyEffect? EffectOf(string guid, PolicyParameters given) => guid.ToLowerInvariant() switch
    {
        // Azure AI Services resources should have key access disabled
        "71ef260a-8f18-47b7-abcb-62d0673d94dc" => PolicyEffects.Read(given.Text("effect") ?? "Audit"),
        // Configure Cognitive Services accounts to disable local authentication methods
        "14de9e63-1b31-492e-a5a3-c3f7fd57f555" => PolicyEffects.Read(given.Text("effect") ?? "Modify"),
        // Configure Azure AI Services resources to disable local key access; deploys the account again, with keys off
        "55eff01b-f2bd-4c32-9203-db285f709d30" => PolicyEffects.Read(given.Text("effect") ?? "DeployIfNotExists"),
        _ => null,
    };
}
