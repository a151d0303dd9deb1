using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;

namespace KeyCutover.Worker.Desk;

/// <summary>
/// Every run as it is now, in memory: folded from the journal at start, kept up to date by being told of every entry. It is a projection; losing
/// it loses nothing.
/// </summary>
public sealed class RunBoard(ICutoverJournal journal) : IRunObserver
{
    private readonly ConcurrentDictionary<string, RunView> runs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Subscription, byte> subscriptions = new();

    /// <summary>All runs, newest first.</summary>
    public IReadOnlyList<RunView> All => [.. runs.Values.OrderByDescending(run => run.StartedAt).ThenByDescending(run => run.RunId, StringComparer.Ordinal)];

    /// <summary>The run of that id; null when there is none.</summary>
    public RunView? Find(string runId) => runs.GetValueOrDefault(runId);

    /// <summary>Folds every run of the journal; called once, before anything else.</summary>
    /// <exception cref="JournalBrokenException">A journal is not as it was written.</exception>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        foreach (var id in await journal.ListRunsAsync(cancellation))
            runs[id] = JournalReplay.Fold(await journal.ReadAsync(id, cancellation));
    }

    /// <inheritdoc />
    public void OnEntry(JournalEntry entry, RunView run)
    {
        runs[run.RunId] = run;
        foreach (var subscription in subscriptions.Keys) subscription.Tell(entry, run);
    }

    /// <summary>
    /// Has <paramref name="onEntry"/> called for every entry from now on, of one run or of all (<paramref name="runId"/> null), until the result
    /// is disposed. It is called on the writer's thread and must return at once.
    /// </summary>
    public IDisposable Subscribe(string? runId, Action<JournalEntry, RunView> onEntry)
    {
        var subscription = new Subscription(this, runId, onEntry);
        subscriptions[subscription] = 0;
        return subscription;
    }

    /// <summary>The entries of a run after <paramref name="after"/>, those to come included, without gaps, until it is cancelled.</summary>
    public async IAsyncEnumerable<JournalEntry> FollowAsync(string runId, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var news = Channel.CreateUnbounded<JournalEntry>(new UnboundedChannelOptions { SingleReader = true });
        using var subscription = Subscribe(runId, (entry, _) => news.Writer.TryWrite(entry));
        var last = after;
        foreach (var entry in await journal.ReadAsync(runId, cancellation))
        {
            if (entry.Sequence <= last) continue;
            last = entry.Sequence;
            yield return entry;
        }

        await foreach (var entry in news.Reader.ReadAllAsync(cancellation))
        {
            if (entry.Sequence <= last) continue;
            last = entry.Sequence;
            yield return entry;
        }
    }

    private sealed class Subscription(RunBoard board, string? runId, Action<JournalEntry, RunView> onEntry) : IDisposable
    {
        public void Tell(JournalEntry entry, RunView run)
        {
            if (runId is null || runId == run.RunId) onEntry(entry, run);
        }

        public void Dispose() => board.subscriptions.TryRemove(this, out _);
    }
}
