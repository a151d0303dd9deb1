using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using KeyCutover.Sandbox.Seeds;

namespace KeyCutover.Sandbox.Admin;

/// <summary>JSON with the words of seeds: durations as 90s, choices by name; what is not known is refused.</summary>
internal static class SandboxJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new Durations() },
    };

    internal sealed class Durations : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
            return SeedDurations.Parse(text) ?? throw new JsonException(SeedDurations.NotOne(text));
        }

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.TotalMilliseconds % 1000 == 0
                ? string.Create(CultureInfo.InvariantCulture, $"{value.TotalSeconds}s")
                : string.Create(CultureInfo.InvariantCulture, $"{value.TotalMilliseconds}ms"));
    }
}
