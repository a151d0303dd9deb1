using System.Text.Json;

namespace KeyCutover.AzureAdapters.Connections;

/// <summary>Reads JSON in which anything may be absent.</summary>
internal static class JsonReading
{
    public static JsonElement Child(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) ? child : default;

    public static string? Text(this JsonElement element, string name) =>
        element.Child(name) is { ValueKind: JsonValueKind.String } child ? child.GetString() : null;

    public static int? Number(this JsonElement element, string name) =>
        element.Child(name) is { ValueKind: JsonValueKind.Number } child && child.TryGetInt32(out var number) ? number : null;

    /// <summary>The JSON in a body; undefined when it is none.</summary>
    public static JsonElement ParseOrNothing(BinaryData? body)
    {
        if (body is null || body.ToMemory().IsEmpty) return default;
        try
        {
            return JsonElement.Parse(body.ToMemory().Span);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
