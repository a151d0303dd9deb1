using System.Globalization;
using System.Text.RegularExpressions;

namespace KeyCutover.Scenarios.Tests;

/// <summary>Takes out of a text what differs from run to run. What the plan itself names stays.</summary>
internal sealed partial class PlainWords(string planText)
{
    private readonly Dictionary<string, string> ids = new(StringComparer.OrdinalIgnoreCase);

    public string Of(string text) => WithWholeIds(ResourceId().Replace(text, "$1"));

    /// <summary>For commands: they have to work as they stand.</summary>
    public string WithWholeIds(string text)
    {
        text = RunId().Replace(text, "{run}");
        text = Ids().Replace(text, match => planText.Contains(match.Value, StringComparison.OrdinalIgnoreCase) ? match.Value : Placeholder(match.Value));
        text = Times().Replace(text, "{time}");
        text = Spans().Replace(text, "{duration}");
        text = Addresses().Replace(text, "{address}");
        return Counts().Replace(text, "#");
    }

    private string Placeholder(string id)
    {
        if (!ids.TryGetValue(id, out var placeholder)) ids[id] = placeholder = $"{{id-{(ids.Count + 1).ToString(CultureInfo.InvariantCulture)}}}";
        return placeholder;
    }

    [GeneratedRegex(@"[a-z0-9-]+-\d{8}-\d{6}-[0-9a-f]{8}")]
    private static partial Regex RunId();

    [GeneratedRegex(@"/subscriptions/[0-9a-f-]{36}/resourceGroups/[^/\s]+/providers/[A-Za-z.]+/([^\s""',;:]+)", RegexOptions.IgnoreCase)]
    private static partial Regex ResourceId();

    // GUIDs, and what else is long and hexadecimal: instances, fingerprints, ends of names.
    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<![0-9A-Za-z])(?=[a-f]*\d)[0-9a-f]{8,}(?![0-9A-Za-z])", RegexOptions.IgnoreCase)]
    private static partial Regex Ids();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?Z?")]
    private static partial Regex Times();

    [GeneratedRegex(@"(\d+:)?\d{1,2}:\d\d:\d\d(\.\d+)?")]
    private static partial Regex Spans();

    [GeneratedRegex(@"https?://(localhost|127\.0\.0\.1):\d+[^\s""',;)]*")]
    private static partial Regex Addresses();

    [GeneratedRegex(@"\b\d+(?= calls with a key)")]
    private static partial Regex Counts();
}
