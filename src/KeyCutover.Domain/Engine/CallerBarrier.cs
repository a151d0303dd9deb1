using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Domain.Engine;

/// <summary>Which callers of the same account other runs have not finished: switching keys off now would cut them off.</summary>
public sealed class CallerBarrier(ICutoverJournal journal)
{
    /// <summary>Their names, with the run. Asked only when this run's own callers are done and its account track has not begun.</summary>
    public async Task<IReadOnlyList<string>> CallersElsewhereAsync(RunView run, CancellationToken cancellation)
    {
        if (!IsAtBarrier(run)) return [];
        var callers = new List<string>();
        foreach (var id in await journal.ListRunsAsync(cancellation))
        {
            if (id == run.RunId) continue;
            var other = JournalReplay.Fold(await journal.ReadAsync(id, cancellation));
            if (RunLifecycle.IsEnd(other.State) || !other.Submitted.Account.Equals(run.Submitted.Account, StringComparison.OrdinalIgnoreCase)) continue;
            callers.AddRange(other.Tracks.Where(track => track.Kind == TrackKind.Caller && !track.IsDone).Select(track => $"{track.Name} of run {id}"));
        }

        return callers;
    }

    private static bool IsAtBarrier(RunView run) =>
        run.State is RunState.Running or RunState.AwaitingApproval
        && run.Tracks.Where(track => track.Kind == TrackKind.Caller).All(track => track.IsDone)
        && run.Tracks.Where(track => track.Kind == TrackKind.Account).Any(track => track.Steps.All(step => step.State == StepState.Pending));
}
