using KeyCutover.Domain.Journal;

namespace KeyCutover.EvidenceArchives.Contents;

/// <summary>An entry with its event, which is read from JSON once: journals of large runs have tens of thousands of entries.</summary>
internal sealed record JournaledEvent(JournalEntry Entry, RunEvent Event)
{
    public static IReadOnlyList<JournaledEvent> Read(IReadOnlyList<JournalEntry> entries) => [.. entries.Select(entry => new JournaledEvent(entry, entry.Event))];
}
