using System.Text.RegularExpressions;

namespace KeyCutover.Testing;

/// <summary>Takes out of a snapshot what no two runs have in common: ids and times that Azure made up while the run went on.</summary>
internal static partial class SnapshotDifferences
{
    /// <summary>The snapshot with ids and times that were not there <paramref name="before"/> replaced, and the run's own names too.</summary>
    public static AzureSnapshot WithoutChance(this AzureSnapshot snapshot, AzureSnapshot before, params IReadOnlyList<string> ownNames)
    {
        var known = string.Concat(before.Parts.Values);
        return snapshot with { Parts = snapshot.Parts.ToDictionary(part => part.Key, part => Replace(part.Value)) };

        string Replace(string text)
        {
            foreach (var (name, number) in ownNames.Select((name, number) => (name, number))) text = text.Replace(name, $"own-{number}", StringComparison.Ordinal);
            text = EscrowHash().Replace(text, "-hash\"");
            return MadeUp().Replace(text, match => known.Contains(match.Value, StringComparison.Ordinal) ? match.Value : "by-chance");
        }
    }

    // A GUID, a version, a time in either of Azure's spellings.
    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32}|\b1\d{9}\b|\d{4}-\d\d-\d\dT[0-9:.]+Z?")]
    private static partial Regex MadeUp();

    // Escrow names end in a hash over the run's id.
    [GeneratedRegex("-[0-9a-f]{8}\"")]
    private static partial Regex EscrowHash();
}
