using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Runs;

namespace KeyCutover.Domain.Engine;

/// <summary>Is told of every journal entry, after it is durable.</summary>
public interface IRunObserver
{
    /// <summary>An entry was written; <paramref name="run"/> is the run with it.</summary>
    void OnEntry(JournalEntry entry, RunView run);
}

/// <summary>A run that this worker is working on: its view, and the one place that appends to its journal.</summary>
internal sealed class RunSession(ICutoverJournal journal, TimeProvider time, IEnumerable<IRunObserver> observers, CutoverPlan plan, RunView view) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);

    /// <summary>The plan that was submitted.</summary>
    public CutoverPlan Plan { get; } = plan;

    /// <summary>The run as it is now.</summary>
    public RunView View { get; private set; } = view;

    /// <summary>The plan of a track's caller; null in the other tracks.</summary>
    public CallerPlan? CallerOf(string track) => Plan.Callers.FirstOrDefault(caller => caller.Name == track);

    /// <summary>Appends events, all or none. An effect may follow only when this has returned.</summary>
    public async Task AppendAsync(CancellationToken cancellation, params RunEvent[] events)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            var entries = new List<JournalEntry>();
            var view = View;
            foreach (var happened in events)
            {
                var entry = JournalEntry.Next(view.RunId, view.LastEntry, time.GetUtcNow(), happened);
                view = JournalReplay.Apply(view, entry);
                entries.Add(entry);
            }

            await journal.AppendAsync(entries, cancellation);
            View = view;
            foreach (var entry in entries)
                foreach (var observer in observers)
                    observer.OnEntry(entry, view);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
