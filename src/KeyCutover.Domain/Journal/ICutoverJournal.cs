namespace KeyCutover.Domain.Journal;

/// <summary>The append-only record that a run is. An entry that was appended survives power loss.</summary>
public interface ICutoverJournal
{
    /// <summary>Appends entries of one run, all or none, and returns when they are durable.</summary>
    /// <exception cref="JournalConflictException">The run has an entry of that sequence already: another worker has it.</exception>
    Task AppendAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellation);

    /// <summary>All entries of a run, in order; empty when there is no such run.</summary>
    /// <exception cref="JournalBrokenException">An entry was changed, removed or put in from outside.</exception>
    Task<IReadOnlyList<JournalEntry>> ReadAsync(string runId, CancellationToken cancellation);

    /// <summary>The ids of all runs, newest first.</summary>
    Task<IReadOnlyList<string>> ListRunsAsync(CancellationToken cancellation);
}

/// <summary>Another worker wrote to the run meanwhile.</summary>
public sealed class JournalConflictException(string runId, Exception? inner = null)
    : Exception($"Another worker wrote to run {runId} meanwhile; this one stops working on it.", inner);

/// <summary>A journal is not as it was written.</summary>
public sealed class JournalBrokenException(string runId, long sequence)
    : Exception($"The journal of run {runId} is broken at entry {sequence}: it was changed after it was written. Restore the state directory from a backup.");
