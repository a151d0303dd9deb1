using System.Text.Json;
using System.Text.Json.Serialization;

namespace KeyCutover.Domain.Steps;

/// <summary>How before-images, progress and journal entries are written as JSON.</summary>
public static class StepJson
{
    /// <summary>camelCase, enums as strings, nothing indented, resource ids as strings.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new AzureResourceIdJsonConverter() },
    };

    private sealed class AzureResourceIdJsonConverter : JsonConverter<AzureResourceId>
    {
        public override AzureResourceId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            AzureResourceId.Parse(reader.GetString() ?? throw new JsonException("A resource id is missing."));

        public override void Write(Utf8JsonWriter writer, AzureResourceId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
