using System.Text.Json;
using KeyCutover.AzureAdapters.Connections;
using KeyCutover.Domain.Guardrails;

namespace KeyCutover.AzureAdapters.Guardrails;

/// <summary>Reads a custom definition: what it is called says nothing, the property that its rule is about does.</summary>
internal static class CustomPolicy
{
    private const string Alias = "Microsoft.CognitiveServices/accounts/disableLocalAuth";

    /// <summary>What the definition does to key authentication; null when it is about something else, or disabled.</summary>
    public static LocalAuthPolicyEffect? EffectOf(JsonElement definition, PolicyParameters given)
    {
        var rule = definition.Child("policyRule");
        if (rule.ValueKind != JsonValueKind.Object || !rule.GetRawText().Contains(Alias, StringComparison.OrdinalIgnoreCase)) return null;
        var effect = rule.Child("then").Text("effect");
        return PolicyEffects.Read(given.WithDefaultsOf(definition).Resolve(effect));
    }
}
