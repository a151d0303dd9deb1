using KeyCutover.Domain.Steps;
using KeyCutover.Domain.Vault;

namespace KeyCutover.Steps.ArchiveBreakGlassKey;

/// <summary>What stands on the break-glass secret. Everybody who may list secrets can read it, so it holds nothing secret. Pure.</summary>
internal sealed record BreakGlassLabel(IReadOnlyDictionary<string, string> Tags, DateTimeOffset ExpiresOn, string ContentType)
{
    public static BreakGlassLabel For(ArchiveBreakGlassKeyInput input, EscrowedKey key, StepContext context) => new(
        new Dictionary<string, string>
        {
            ["purpose"] = "break-glass",
            ["account"] = input.Account.ToString(),
            ["key"] = key.Label,
            ["fingerprint"] = key.Fingerprint,
            ["run"] = context.RunId,
            ["owner"] = input.Owner,
            ["change-ticket"] = input.ChangeTicket,
        },
        ExpiryAt(context.StartedAt + input.ExpiresAfter),
        "application/x-azure-openai-key");

    public bool IsOn(VaultSecret secret) =>
        secret.ExpiresOn is { } expiry && ExpiryAt(expiry) == ExpiresOn && secret.ContentType == ContentType && SameTags(secret.Tags, Tags);

    public static bool SameTags(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(tag => other.TryGetValue(tag.Key, out var value) && value == tag.Value);

    // Key Vault keeps whole seconds.
    private static DateTimeOffset ExpiryAt(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());
}
