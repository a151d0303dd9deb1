namespace KeyCutover.Domain.Runs;

/// <summary>What people do to a run.</summary>
public enum RunVerb
{
    /// <summary>Has it stop after what is under way.</summary>
    Pause,

    /// <summary>Lets a paused run go on; a step that failed is tried again.</summary>
    Resume,

    /// <summary>Has everything that waits for its next look, look now; has an undo that failed tried again.</summary>
    Retry,

    /// <summary>Undoes everything that was started.</summary>
    Rollback,

    /// <summary>Ends it before anything was changed.</summary>
    Cancel,
}

/// <summary>Which verb is legal when. Pure.</summary>
public static class RunVerbRules
{
    /// <summary>Why the verb is not legal for the run as it is, and what is; null when it is legal.</summary>
    public static string? Refusal(RunView run, RunVerb verb) => verb switch
    {
        RunVerb.Pause => PauseRefusal(run),
        RunVerb.Resume => run.State == RunState.Paused ? null : $"{Is(run)}; only a paused run can be resumed.",
        RunVerb.Retry => RetryRefusal(run),
        RunVerb.Rollback => RollbackRefusal(run),
        RunVerb.Cancel => CancelRefusal(run),
        _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, "There is no such verb."),
    };

    private static string? PauseRefusal(RunView run) => run.State switch
    {
        _ when RunLifecycle.Permits(run.State, RunTrigger.Pause) => null,
        RunState.Paused => $"{Is(run)} already.",
        RunState.Submitted => $"{Is(run)} and has not begun; cancel it instead.",
        RunState.RollingBack => $"{Is(run)}; the way back cannot be paused, because a half-way state is worse than either end.",
        _ => $"{Is(run)}; there is nothing to pause.",
    };

    private static string? RetryRefusal(RunView run) => run.State switch
    {
        RunState.Stuck => null,
        RunState.Paused => $"{Is(run)}; resume it, and what failed is tried again.",
        RunState.Preflight or RunState.Running or RunState.AwaitingApproval or RunState.RollingBack =>
            run.EscrowDue is not null || run.Steps.Any(step => step.State == StepState.Waiting) ? null : $"{Is(run)}, and nothing waits for its next look.",
        _ => $"{Is(run)}; there is nothing to try again.",
    };

    private static string? RollbackRefusal(RunView run) => run.State switch
    {
        _ when RunLifecycle.Permits(run.State, RunTrigger.RollBack) => null,
        RunState.RollingBack => $"{Is(run)} already.",
        RunState.Submitted => $"{Is(run)} and has not begun; cancel it instead.",
        _ => $"{Is(run)}; nothing of it is left to undo.",
    };

    private static string? CancelRefusal(RunView run)
    {
        if (!RunLifecycle.Permits(run.State, RunTrigger.Cancel))
            return RunLifecycle.IsEnd(run.State) ? $"{Is(run)}; there is nothing to cancel." : $"{Is(run)}; it cannot be cancelled any more.";
        return run.IsTouched ? $"{Is(run)} and has changed something already; roll it back instead." : null;
    }

    private static string Is(RunView run) => $"Run {run.RunId} is {run.State}";
}
