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

/// <summary>
/// A run that this worker is working on: its view, and the one place that appends to its journal. Everybody in this process who works on the
/// run, the engine that advances it and people who decide or operate meanwhile, shares one session.
/// </summary>
internal sealed class RunSession(ICutoverJournal journal, TimeProvider time, IEnumerable<IRunObserver> observers, CutoverPlan plan, RunView view) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private TaskCompletionSource nudged = NewNudge();
    private int underWay;

    /// <summary>The plan that was submitted.</summary>
    public CutoverPlan Plan { get; } = plan;

    /// <summary>The run as it is now.</summary>
    public RunView View { get; private set; } = view;

    /// <summary>Whether the journal refused an entry: the view may be out of date, and the next to work on the run begins anew.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Whether a step is being taken, so that an effect may be on its way.</summary>
    public bool IsUnderWay => Volatile.Read(ref underWay) > 0;

    /// <summary>Completes when somebody else than the engine appended something after this was read.</summary>
    public Task Nudged => Volatile.Read(ref nudged).Task;

    /// <summary>The plan of a track's caller; null in the other tracks.</summary>
    public CallerPlan? CallerOf(string track) => Plan.Callers.FirstOrDefault(caller => caller.Name == track);

    /// <summary>Tells the engine that advances the run, if any does, to look at it again.</summary>
    public void Nudge() => Interlocked.Exchange(ref nudged, NewNudge()).TrySetResult();

    /// <summary>Notes that a step is being taken until the result is disposed.</summary>
    public IDisposable TakeStep()
    {
        Interlocked.Increment(ref underWay);
        return new StepTaken(this);
    }

    /// <summary>Appends events, all or none. An effect may follow only when this has returned.</summary>
    public Task AppendAsync(CancellationToken cancellation, params RunEvent[] events) => AppendAsync(_ => events, cancellation);

    /// <summary>Appends what is to be said of the run as it is at that moment, all or none; whether there was anything.</summary>
    public async Task<bool> AppendAsync(Func<RunView, IReadOnlyList<RunEvent>> say, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            var entries = new List<JournalEntry>();
            var view = View;
            foreach (var happened in say(view))
            {
                var entry = JournalEntry.Next(view.RunId, view.LastEntry, time.GetUtcNow(), happened);
                view = JournalReplay.Apply(view, entry);
                entries.Add(entry);
            }

            if (entries.Count == 0) return false;
            await WriteAsync(entries, cancellation);
            View = view;
            foreach (var entry in entries)
                foreach (var observer in observers)
                    observer.OnEntry(entry, view);
            return true;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private static TaskCompletionSource NewNudge() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task WriteAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellation)
    {
        try
        {
            await journal.AppendAsync(entries, cancellation);
        }
        catch
        {
            IsBroken = true;
            throw;
        }
    }

    private sealed class StepTaken(RunSession session) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref session.underWay);
    }
}
