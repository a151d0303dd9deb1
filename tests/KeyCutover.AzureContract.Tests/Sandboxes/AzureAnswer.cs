using System.Text.Json.Nodes;

namespace KeyCutover.AzureContract.Tests.Sandboxes;

/// <summary>A response: header names in lower case, the body parsed when it is JSON.</summary>
internal sealed record AzureAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public JsonNode? Body { get; } = Parse(Text);

    /// <summary>The error's code, in any of Azure's envelopes.</summary>
    public string? Code => CodeOf(Body);

    public static string? CodeOf(JsonNode? body) =>
        ((body as JsonObject)?["error"] is JsonObject error ? error["code"] : (body as JsonObject)?.FirstOrDefault(member => member.Key.Equals("code", StringComparison.OrdinalIgnoreCase)).Value)?.ToString();

    private static JsonNode? Parse(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
