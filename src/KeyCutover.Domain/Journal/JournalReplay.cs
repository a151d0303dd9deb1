using System.Collections.Immutable;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Domain.Journal;

/// <summary>Folds a journal into the run that it is. Pure; an illegal entry is a bug and throws.</summary>
public static class JournalReplay
{
    /// <summary>The run after all entries.</summary>
    /// <exception cref="ArgumentException">There is no entry.</exception>
    public static RunView Fold(IEnumerable<JournalEntry> entries) =>
        entries.Aggregate((RunView?)null, Apply) ?? throw new ArgumentException("A run has at least one entry.", nameof(entries));

    /// <summary>The run after one more entry; <paramref name="run"/> is null before the first.</summary>
    public static RunView Apply(RunView? run, JournalEntry entry)
    {
        var happened = entry.Event;
        if (happened is RunSubmitted submitted) return Begin(submitted, entry);
        run = run ?? throw new InvalidOperationException($"Run {entry.RunId} does not begin with its submission.");

        run = happened switch
        {
            StepEvent step => ApplyToStep(run, step, entry),
            RunStarted => Fire(run, RunTrigger.Start),
            RunPaused paused => Fire(run, RunTrigger.Pause) with { Reason = paused.Reason },
            RunResumed resumed => Resume(run) with { HandsIn = With(run.HandsIn, resumed.ById) },
            RunRetried retried => Hasten(run, entry) with { HandsIn = With(run.HandsIn, retried.ById) },
            RollbackStarted rollback => Fire(run, RunTrigger.RollBack) with
            {
                Reason = rollback.Reason, EndedAt = null, EscrowCommands = [], EscrowDue = null, EscrowRetries = run.EscrowRetries.Clear(),
            },
            EscrowReleased => run with { EscrowIsReleased = true, EscrowDue = null },
            EscrowWaiting waiting => run with
            {
                EscrowDue = waiting.Due,
                EscrowRetries = run.EscrowRetries.SetItem(waiting.After.Kind, run.EscrowRetries.GetValueOrDefault(waiting.After.Kind) + 1),
            },
            EscrowKept kept => Fire(run, RunTrigger.UndoFailed) with { EndedAt = entry.At, Reason = kept.Failure.Message, EscrowCommands = kept.Commands },
            RunEnded ended => Fire(run, TriggerOf(ended.State)) with { EndedAt = entry.At, Reason = ended.Reason ?? run.Reason },
            _ => throw new InvalidOperationException($"Nothing folds {happened.GetType().Name}."),
        };
        return run with { LastEntry = entry };
    }

    private static RunView Begin(RunSubmitted submitted, JournalEntry entry) => new()
    {
        RunId = entry.RunId,
        Submitted = submitted,
        StartedAt = entry.At,
        LastEntry = entry,
        HandsIn = With(With([], submitted.SubmittedById), submitted.StartedBy?.Id),
        Tracks = [.. submitted.Tracks.Select(track => new TrackView(track.Name, track.Kind,
            [.. track.Steps.Select(step => new StepView { Track = track.Name, TrackKind = track.Kind, Name = step })]))],
    };

    private static RunView ApplyToStep(RunView run, StepEvent happened, JournalEntry entry)
    {
        var step = StepReplay.Apply(run.Step(happened.Track, happened.Step), happened, entry);
        run = Replace(run, step);
        return happened switch
        {
            StepDone when step.TrackKind == TrackKind.Preflight && run.State == RunState.Preflight => Fire(run, RunTrigger.ChecksPassed),
            // Another track may have paused the run while this one was on its way here.
            GateOpened when run.State is RunState.Running or RunState.AwaitingApproval => Fire(run, RunTrigger.GateOpened),
            GateDecided when run.State == RunState.AwaitingApproval && step.Gate!.Outcome == GateOutcome.Approved && !run.OpenGates.Any() => Fire(run, RunTrigger.GatesCleared),
            UndoFailed => Fire(run, RunTrigger.UndoFailed) with { EndedAt = entry.At },
            _ => run,
        };
    }

    private static RunView Resume(RunView run)
    {
        // A step that failed or held is tried again from its beginning; what it recorded before it acted stays.
        run = run.Steps.Where(step => step.State == StepState.Failed).Aggregate(run, (current, step) => Replace(current, StepReplay.Retry(step)));
        run = Fire(run, run.ChecksPassed ? RunTrigger.Resume : RunTrigger.ResumeChecks) with { Reason = null };
        return run.OpenGates.Any() ? Fire(run, RunTrigger.GateOpened) : run;
    }

    private static RunView Hasten(RunView run, JournalEntry entry)
    {
        run = run.Steps.Where(step => step.State == StepState.Waiting).Aggregate(run, (current, step) => Replace(current, StepReplay.Hasten(step, entry)));
        return run.EscrowDue is null ? run : run with { EscrowDue = entry.At, EscrowRetries = run.EscrowRetries.Clear() };
    }

    private static ImmutableHashSet<string> With(ImmutableHashSet<string> hands, string? id) => id is null ? hands : hands.Add(id);

    private static RunTrigger TriggerOf(RunState end) => end switch
    {
        RunState.Succeeded => RunTrigger.LastStepDone,
        RunState.RolledBack => RunTrigger.AllUndone,
        RunState.Declined => RunTrigger.DeclinedUntouched,
        RunState.Cancelled => RunTrigger.Cancel,
        _ => throw new InvalidOperationException($"{end} is not an end that is recorded as such."),
    };

    private static RunView Fire(RunView run, RunTrigger trigger) => run with { State = RunLifecycle.Next(run.State, trigger) };

    private static RunView Replace(RunView run, StepView step) => run with
    {
        Tracks = [.. run.Tracks.Select(track => track.Name == step.Track
            ? track with { Steps = [.. track.Steps.Select(old => old.Name == step.Name ? step : old)] }
            : track)],
    };
}
