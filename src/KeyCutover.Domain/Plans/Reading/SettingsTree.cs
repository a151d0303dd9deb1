using System.Text.Json.Nodes;

namespace KeyCutover.Domain.Plans.Reading;

/// <summary>
/// Turns flat settings (<c>0:Window:Zone</c>) into the nodes that shapes read. Settings are not told apart by letter case, and are texts whatever
/// they mean: names are written as the schema has them, and whole numbers are numbers.
/// </summary>
internal static class SettingsTree
{
    /// <summary>The nodes at the top, by their settings' names, in the order of their indices.</summary>
    public static IEnumerable<(string Name, PlanNode Node)> Read(IEnumerable<KeyValuePair<string, string?>> settings, JsonObject schema)
    {
        var names = NamesIn(schema).Distinct().ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);
        return Children(settings, names);
    }

    private static IEnumerable<(string Name, PlanNode Node)> Children(IEnumerable<KeyValuePair<string, string?>> settings, IReadOnlyDictionary<string, string> names) => settings
        .Where(setting => setting.Key.Length > 0)
        .Select(setting => (Parts: setting.Key.Split(':', 2), setting.Value))
        .GroupBy(setting => setting.Parts[0], setting => KeyValuePair.Create(setting.Parts.ElementAtOrDefault(1) ?? "", setting.Value), StringComparer.OrdinalIgnoreCase)
        .OrderBy(child => int.TryParse(child.Key, out var index) ? index : int.MaxValue)
        .Select(child => (names.GetValueOrDefault(child.Key, child.Key), NodeOf([.. child], names)));

    private static PlanNode NodeOf(IReadOnlyList<KeyValuePair<string, string?>> settings, IReadOnlyDictionary<string, string> names)
    {
        var children = Children(settings, names).ToList();
        if (children.Count == 0) return Text(settings[^1].Value);
        return children.All(child => int.TryParse(child.Name, out _))
            ? new ListNode(Place.Start, [.. children.Select(child => child.Node)])
            : new MappingNode(Place.Start, [.. children.Select(child => new MappingEntry(Text(child.Name), child.Node))]);
    }

    private static ScalarNode Text(string? value) => new(
        Place.Start, value ?? "",
        string.IsNullOrEmpty(value) ? ScalarMeaning.Nothing : value.All(char.IsAsciiDigit) ? ScalarMeaning.Number : ScalarMeaning.Text);

    private static IEnumerable<string> NamesIn(JsonObject schema) =>
        (schema["properties"]?.AsObject() ?? []).SelectMany(property => NamesIn(property.Value!.AsObject()).Prepend(property.Key))
            .Concat(schema["items"] is JsonObject items ? NamesIn(items) : []);
}
