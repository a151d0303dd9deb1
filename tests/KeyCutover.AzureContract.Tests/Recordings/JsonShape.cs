using System.Text.Json;
using System.Text.Json.Nodes;

namespace KeyCutover.AzureContract.Tests.Recordings;

/// <summary>What a JSON value is, without its values: the kinds seen at a path, its members, and the shape of all its elements as one.</summary>
internal sealed class JsonShape
{
    public HashSet<string> Kinds { get; } = [];

    public Dictionary<string, JsonShape> Members { get; } = new(StringComparer.OrdinalIgnoreCase);

    public JsonShape? Elements { get; private set; }

    /// <summary>How many objects had this shape, and how many of them a member: one that not all have is optional.</summary>
    public int Objects { get; private set; }

    public int Seen { get; private set; }

    public int ElementCount { get; private set; }

    public static JsonShape Of(JsonNode? node)
    {
        var shape = new JsonShape();
        shape.Add(node);
        return shape;
    }

    private void Add(JsonNode? node)
    {
        Seen++;
        Kinds.Add(KindOf(node));
        if (node is JsonObject members)
        {
            Objects++;
            foreach (var (name, value) in members)
            {
                if (!Members.TryGetValue(name, out var member))
                    Members[name] = member = new JsonShape();
                member.Add(value);
            }
        }
        else if (node is JsonArray elements)
        {
            Elements ??= new JsonShape();
            ElementCount += elements.Count;
            foreach (var element in elements)
                Elements.Add(element);
        }
    }

    private static string KindOf(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => "number",
        JsonValueKind.String => "string",
        JsonValueKind.Array => "array",
        _ => "object",
    };
}
