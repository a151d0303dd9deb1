using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Domain.Engine;

/// <summary>What comes next in a run: a pure function of the folded journal, the time, and what other runs still do with the account.</summary>
public static class RunPlanner
{
    /// <summary>Decides what comes next.</summary>
    /// <param name="run">The run.</param>
    /// <param name="now">The time.</param>
    /// <param name="callersElsewhere">Callers of the same account that other runs have not finished: the account track waits for them.</param>
    public static RunDecision Next(RunView run, DateTimeOffset now, IReadOnlyList<string> callersElsewhere) => run.State switch
    {
        RunState.Submitted => new RunDecision.Begin(),
        RunState.Preflight => Forward(run, now, run.Tracks.Where(track => track.Kind == TrackKind.Preflight)),
        RunState.Running or RunState.AwaitingApproval => NextInTracks(run, now, callersElsewhere),
        RunState.RollingBack => NextBack(run, now),
        _ => new RunDecision.Rest(null),
    };

    private static RunDecision NextInTracks(RunView run, DateTimeOffset now, IReadOnlyList<string> callersElsewhere)
    {
        if (run.Tracks.All(track => track.IsDone)) return new RunDecision.End(RunState.Succeeded);
        var callers = run.Tracks.Where(track => track.Kind == TrackKind.Caller).ToList();
        var barrierIsOpen = callers.All(track => track.IsDone) && callersElsewhere.Count == 0;
        return Forward(run, now, run.Tracks.Where(track => track.Kind == TrackKind.Caller || track.Kind == TrackKind.Account && barrierIsOpen));
    }

    private static RunDecision Forward(RunView run, DateTimeOffset now, IEnumerable<TrackView> tracks)
    {
        // A failed step blocks every track: the failure policy is applied before anything else goes on.
        if (run.Steps.FirstOrDefault(step => step.State == StepState.Failed) is { } failed) return new RunDecision.Fail(failed);
        if (run.Steps.FirstOrDefault(step => step.Gate is { Outcome: GateOutcome.Declined or GateOutcome.Expired }) is { } declined) return new RunDecision.Decline(declined);
        if (run.OpenGates.FirstOrDefault(step => step.Gate!.Expires <= now) is { } late) return new RunDecision.Expire(late);

        var current = tracks.Select(track => track.Current).OfType<StepView>().ToList();
        var free = current.Where(step => step.Gate is not { Outcome: null }).ToList();
        var due = Min(Earliest(free), current.Min(step => step.Gate is { Outcome: null } open ? open.Expires : null));
        var ready = free.Where(step => IsDue(step, now)).ToList();
        return ready.Count > 0 ? new RunDecision.Move(ready, due) : new RunDecision.Rest(due);
    }

    private static RunDecision NextBack(RunView run, DateTimeOffset now)
    {
        var next = run.Steps.Where(step => step.NeedsUndo).MaxBy(step => step.InspectedSequence);
        if (next is null) return run.EscrowIsReleased ? new RunDecision.End(RunState.RolledBack)
            : run.EscrowDue > now ? new RunDecision.Rest(run.EscrowDue)
            : new RunDecision.ReleaseEscrow();
        // What it waited for on its way forward does not matter any more.
        var isForward = next.Verb is not (StepVerb.Undo or StepVerb.VerifyUndo);
        return isForward || IsDue(next, now) ? new RunDecision.MoveBack(next) : new RunDecision.Rest(next.Due);
    }

    private static bool IsDue(StepView step, DateTimeOffset now) => step.State != StepState.Waiting || step.Due <= now;

    private static DateTimeOffset? Min(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;

    private static DateTimeOffset? Earliest(IEnumerable<StepView> steps) => steps.Where(step => step.State == StepState.Waiting).Min(step => step.Due);
}

/// <summary>What comes next in a run.</summary>
public abstract record RunDecision
{
    private RunDecision() { }

    /// <summary>Take it up.</summary>
    public sealed record Begin : RunDecision;

    /// <summary>Go on with these steps, which belong to different tracks; look again when the first of those that wait is due.</summary>
    public sealed record Move(IReadOnlyList<StepView> Steps, DateTimeOffset? Due) : RunDecision;

    /// <summary>A step failed: apply the plan's failure policy.</summary>
    public sealed record Fail(StepView Step) : RunDecision;

    /// <summary>A gate was declined, or has expired.</summary>
    public sealed record Decline(StepView Step) : RunDecision;

    /// <summary>A gate has been open for as long as it may be.</summary>
    public sealed record Expire(StepView Step) : RunDecision;

    /// <summary>Go on undoing this step.</summary>
    public sealed record MoveBack(StepView Step) : RunDecision;

    /// <summary>Everything is undone: delete the secrets that were kept for it.</summary>
    public sealed record ReleaseEscrow : RunDecision;

    /// <summary>Record the end.</summary>
    public sealed record End(RunState State) : RunDecision;

    /// <summary>Nothing can be done now: wait until it is due, for people when there is an open gate, or for good.</summary>
    public sealed record Rest(DateTimeOffset? Due) : RunDecision;
}
