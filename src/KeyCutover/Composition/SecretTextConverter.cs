using System.Text.Json;
using System.Text.Json.Serialization;
using KeyCutover.Domain.Secrets;

namespace KeyCutover.Composition;

/// <summary>Takes a secret that stands as text in a file into the type that cannot be printed. It is never written back.</summary>
internal sealed class SecretTextConverter : JsonConverter<SecretValue>
{
    public override SecretValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        SecretValue.Of(reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("A secret is written as a string."));

    public override void Write(Utf8JsonWriter writer, SecretValue value, JsonSerializerOptions options) =>
        throw new NotSupportedException("A secret is never written as text.");
}
