namespace KeyCutover.Domain.Runs;

/// <summary>How a run is.</summary>
public enum RunState
{
    /// <summary>Recorded, nothing read or changed yet.</summary>
    Submitted,

    /// <summary>Its checks are being made; nothing is changed.</summary>
    Preflight,

    /// <summary>Its tracks are under way.</summary>
    Running,

    /// <summary>People are asked; other tracks go on.</summary>
    AwaitingApproval,

    /// <summary>It waits for an operator to resume it or to roll it back.</summary>
    Paused,

    /// <summary>What it started is being undone, newest first.</summary>
    RollingBack,

    /// <summary>An end: everything is done and verified.</summary>
    Succeeded,

    /// <summary>An end: everything that was started is undone and verified.</summary>
    RolledBack,

    /// <summary>An end: declined before anything was changed.</summary>
    Declined,

    /// <summary>An end: cancelled before anything was changed.</summary>
    Cancelled,

    /// <summary>An undo failed: a person has to finish it, with the commands that the run carries.</summary>
    Stuck,
}

/// <summary>What happened to a run.</summary>
public enum RunTrigger
{
    /// <summary>A worker took it up.</summary>
    Start,

    /// <summary>Every check passed.</summary>
    ChecksPassed,

    /// <summary>A gated step is next, and people are asked.</summary>
    GateOpened,

    /// <summary>No gate is open any more.</summary>
    GatesCleared,

    /// <summary>A gate was declined before anything was changed.</summary>
    DeclinedUntouched,

    /// <summary>A step holds, failed under the policy 'hold', or an operator paused the run.</summary>
    Pause,

    /// <summary>An operator resumed it while its checks were not passed yet.</summary>
    ResumeChecks,

    /// <summary>An operator resumed it.</summary>
    Resume,

    /// <summary>A step failed, a gate was declined, or an operator wants it back.</summary>
    RollBack,

    /// <summary>The last step is done.</summary>
    LastStepDone,

    /// <summary>The last started step is undone.</summary>
    AllUndone,

    /// <summary>An undo failed.</summary>
    UndoFailed,

    /// <summary>An operator cancelled it before anything was changed.</summary>
    Cancel,
}
