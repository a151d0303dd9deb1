using KeyCutover.Domain.Journal;

namespace KeyCutover.Worker.Web.Runs;

/// <summary>An entry of a journal, read once: a page shows it many times.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="At">When it was written.</param>
/// <param name="Event">What happened.</param>
public sealed record RecordedEvent(long Sequence, DateTimeOffset At, RunEvent Event)
{
    internal static RecordedEvent Of(JournalEntry entry) => new(entry.Sequence, entry.At, entry.Event);
}
