using KeyCutover.Domain.Journal;

namespace KeyCutover.Testing;

/// <summary>A journal whose worker dies at a write, as if its process had been killed there.</summary>
internal sealed class DeadlyJournal(ICutoverJournal inner, Func<JournalEntry, Death> fate) : ICutoverJournal
{
    public async Task AppendAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellation)
    {
        var death = entries.Select(fate).Max();
        if (death == Death.BeforeWrite) throw new WorkerKilledException(entries[0]);
        await inner.AppendAsync(entries, cancellation);
        if (death == Death.AfterWrite) throw new WorkerKilledException(entries[^1]);
    }

    public Task<IReadOnlyList<JournalEntry>> ReadAsync(string runId, CancellationToken cancellation) => inner.ReadAsync(runId, cancellation);

    public Task<IReadOnlyList<string>> ListRunsAsync(CancellationToken cancellation) => inner.ListRunsAsync(cancellation);
}

/// <summary>When a worker dies.</summary>
internal enum Death
{
    /// <summary>It lives on.</summary>
    None,

    /// <summary>What it did since the last write is done, and nothing tells of it.</summary>
    BeforeWrite,

    /// <summary>The entry is durable, and what it announces has not begun.</summary>
    AfterWrite,
}

internal sealed class WorkerKilledException(JournalEntry at) : Exception($"The worker was killed at {EveryWrite.NameOf(at)}.");
