using System.Text.Json;
using System.Text.Json.Serialization;

namespace KeyCutover.Domain.Secrets;

/// <summary>Writes where a secret lies, never the secret. A secret that was not put away cannot be written at all.</summary>
public sealed class SecretValueJsonConverter : JsonConverter<SecretValue>
{
    /// <inheritdoc />
    public override SecretValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        SecretValue.At(JsonSerializer.Deserialize<SecretReference>(ref reader, options) ?? throw new JsonException("A secret reference is missing."));

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">The secret has not been put away.</exception>
    public override void Write(Utf8JsonWriter writer, SecretValue value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Escrow ?? throw new InvalidOperationException("A secret must be in escrow before it is recorded."), options);
}
