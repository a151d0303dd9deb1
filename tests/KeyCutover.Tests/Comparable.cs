using System.Text.RegularExpressions;
using KeyCutover.Testing;

namespace KeyCutover.Tests;

/// <summary>Azure's state without what differs between two sandboxes that were treated alike: ids, versions, ports, times, the run's name.</summary>
internal static partial class Comparable
{
    public static IReadOnlyList<string> Of(AzureSnapshot snapshot, string runId) =>
        [.. snapshot.Parts.Select(part => $"{part.Key}: {Ids().Replace(part.Value.Replace(runId, "RUN", StringComparison.Ordinal), "#")}")];

    [GeneratedRegex(@"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b([0-9a-f]{32}|[0-9a-f]{8})\b|(?<=localhost:)\d+|\d{4}-\d\d-\d\dT[0-9:.]+(Z|\+00:00)?|(?<="":)\d{10}\b")]
    private static partial Regex Ids();
}
