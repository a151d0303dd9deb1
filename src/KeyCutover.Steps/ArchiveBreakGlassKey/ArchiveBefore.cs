using KeyCutover.Domain.Secrets;

namespace KeyCutover.Steps.ArchiveBreakGlassKey;

/// <summary>The escrowed keys before they become the break-glass secret.</summary>
/// <param name="Keys">One for each key; none when key authentication was off before the run, or in a preview.</param>
public sealed record ArchiveBefore(IReadOnlyList<EscrowedKey> Keys);

/// <summary>An escrowed key, without its value.</summary>
/// <param name="Label"><c>key1</c> or <c>key2</c>.</param>
/// <param name="Reference">Where it lies.</param>
/// <param name="Fingerprint">What the key's fingerprint must be.</param>
/// <param name="ExpiresOn">The secret's expiry.</param>
/// <param name="ContentType">The secret's content type.</param>
/// <param name="Tags">The secret's tags; null when the vault did not have it.</param>
public sealed record EscrowedKey(
    string Label, SecretReference Reference, string Fingerprint, DateTimeOffset? ExpiresOn, string? ContentType, IReadOnlyDictionary<string, string>? Tags);
