using System.Text.Json.Serialization;
using KeyCutover.Domain.Secrets;

namespace KeyCutover.Steps.DisableLocalAuth;

/// <summary>The account's key authentication before the run.</summary>
/// <param name="WasDisabled">Whether it was off already; then it stays off, and no key could be read.</param>
/// <param name="Keys">Both keys; none when it was off, or in a preview.</param>
public sealed record LocalAuthBefore(bool WasDisabled, IReadOnlyList<KeyImage> Keys) : IHoldsSecrets
{
    /// <inheritdoc />
    [JsonIgnore]
    public IEnumerable<KeyValuePair<string, SecretValue>> Secrets => Keys.Select(key => KeyValuePair.Create(key.Label, key.Value));
}

/// <summary>One key.</summary>
/// <param name="Label"><c>key1</c> or <c>key2</c>.</param>
/// <param name="Value">The key.</param>
/// <param name="Fingerprint">Tells it from another key without telling it.</param>
public sealed record KeyImage(string Label, SecretValue Value, string Fingerprint)
{
    /// <summary>The image of a key that was just read.</summary>
    internal static KeyImage Of(string label, SecretValue key) => new(label, key, key.Fingerprint());
}
