using KeyCutover.Domain.Guardrails;

namespace KeyCutover.AzureAdapters.Guardrails;

/// <summary>What Azure Policy's effects come to for key authentication.</summary>
internal static class PolicyEffects
{
    /// <summary>The effect of that name; null when the policy is disabled.</summary>
    public static LocalAuthPolicyEffect? Read(string? effect) => effect?.ToLowerInvariant() switch
    {
        "disabled" => null,
        "audit" or "auditifnotexists" or "manual" => LocalAuthPolicyEffect.Audit,
        "deny" => LocalAuthPolicyEffect.Deny,
        // A deployment turns keys off behind the writer's back just as a modification does, only later.
        "modify" or "append" or "deployifnotexists" => LocalAuthPolicyEffect.Modify,
        _ => LocalAuthPolicyEffect.Unknown,
    };
}
