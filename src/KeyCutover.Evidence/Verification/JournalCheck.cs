using System.Text;
using KeyCutover.Domain.Journal;
using KeyCutover.EvidenceArchives.Files;
using KeyCutover.EvidenceArchives.Manifests;

namespace KeyCutover.EvidenceArchives.Verification;

/// <summary>Whether the journal is an unbroken chain, and the one that the manifest names.</summary>
internal static class JournalCheck
{
    /// <summary>The entries; null when the chain is broken.</summary>
    public static IReadOnlyList<JournalEntry>? Of(IReadOnlyDictionary<string, byte[]> files, InTotoStatement? manifest, FindingList findings)
    {
        if (!files.TryGetValue(FileNames.Journal, out var bytes) || bytes is not [.., (byte)'\n'])
        {
            findings.Add(FindingCodes.JournalUnreadable, FileNames.Journal, "There is no journal, or its last line is cut off.");
            return null;
        }

        var entries = new List<JournalEntry>();
        foreach (var line in Encoding.UTF8.GetString(bytes.AsSpan(..^1)).Split('\n'))
        {
            if (JournalLines.Read(line) is not { } entry || !entry.Follows(entries.LastOrDefault()) || entries is [var first, ..] && entry.RunId != first.RunId)
            {
                findings.Add(FindingCodes.JournalBroken, $"{FileNames.Journal} entry {entries.Count + 1}",
                    $"The chain of hashes is broken at entry {entries.Count + 1}: it was changed, removed, put in, or moved after it was written.");
                return null;
            }

            entries.Add(entry);
        }

        if (manifest is not null) Compare(entries[^1], manifest.Predicate, findings);
        return entries;
    }

    private static void Compare(JournalEntry last, EvidencePredicate predicate, FindingList findings)
    {
        if (predicate.Journal.Length != last.Sequence || predicate.Journal.Hash != last.Hash || predicate.RunId != last.RunId)
        {
            findings.Add(FindingCodes.JournalEndsElsewhere, FileNames.Journal,
                $"The journal ends with entry {last.Sequence} of run {FindingList.Shown(last.RunId)}; the manifest says entry {predicate.Journal.Length} of run {FindingList.Shown(predicate.RunId)}, or with another hash.");
        }
    }
}
