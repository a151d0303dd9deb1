using Stateless;
using Stateless.Graph;

namespace KeyCutover.Domain.Runs;

/// <summary>The life of a run, as a table without side effects.</summary>
public static class RunLifecycle
{
    /// <summary>The state after <paramref name="trigger"/>.</summary>
    /// <exception cref="InvalidOperationException">The trigger is not legal in that state: a bug, and the run halts.</exception>
    public static RunState Next(RunState state, RunTrigger trigger)
    {
        var machine = Table(state);
        machine.Fire(trigger);
        return machine.State;
    }

    /// <summary>Whether <paramref name="trigger"/> is legal in that state.</summary>
    public static bool Permits(RunState state, RunTrigger trigger) => Table(state).CanFire(trigger);

    /// <summary>Whether nothing more happens by itself.</summary>
    public static bool IsEnd(RunState state) =>
        state is RunState.Succeeded or RunState.RolledBack or RunState.Declined or RunState.Cancelled or RunState.Stuck;

    /// <summary>The table as a Mermaid state diagram.</summary>
    public static string Diagram() => MermaidGraph.Format(Table(RunState.Submitted).GetInfo());

    private static StateMachine<RunState, RunTrigger> Table(RunState state)
    {
        var machine = new StateMachine<RunState, RunTrigger>(state);

        machine.Configure(RunState.Submitted)
            .Permit(RunTrigger.Start, RunState.Preflight)
            .Permit(RunTrigger.Cancel, RunState.Cancelled);

        machine.Configure(RunState.Preflight)
            .Permit(RunTrigger.ChecksPassed, RunState.Running)
            .Permit(RunTrigger.Pause, RunState.Paused)
            .Permit(RunTrigger.RollBack, RunState.RollingBack)
            .Permit(RunTrigger.Cancel, RunState.Cancelled);

        machine.Configure(RunState.Running)
            .Permit(RunTrigger.GateOpened, RunState.AwaitingApproval)
            .Permit(RunTrigger.Pause, RunState.Paused)
            .Permit(RunTrigger.RollBack, RunState.RollingBack)
            .Permit(RunTrigger.DeclinedUntouched, RunState.Declined)
            .Permit(RunTrigger.Cancel, RunState.Cancelled)
            .Permit(RunTrigger.LastStepDone, RunState.Succeeded);

        machine.Configure(RunState.AwaitingApproval)
            .PermitReentry(RunTrigger.GateOpened)
            .Permit(RunTrigger.GatesCleared, RunState.Running)
            .Permit(RunTrigger.DeclinedUntouched, RunState.Declined)
            .Permit(RunTrigger.Cancel, RunState.Cancelled)
            .Permit(RunTrigger.Pause, RunState.Paused)
            .Permit(RunTrigger.RollBack, RunState.RollingBack);

        machine.Configure(RunState.Paused)
            .Permit(RunTrigger.ResumeChecks, RunState.Preflight)
            .Permit(RunTrigger.Resume, RunState.Running)
            .Permit(RunTrigger.Cancel, RunState.Cancelled)
            .Permit(RunTrigger.RollBack, RunState.RollingBack);

        machine.Configure(RunState.RollingBack)
            .Permit(RunTrigger.AllUndone, RunState.RolledBack)
            .Permit(RunTrigger.UndoFailed, RunState.Stuck);

        machine.Configure(RunState.Stuck)
            .Permit(RunTrigger.RollBack, RunState.RollingBack);

        // The way back stays open after success for as long as the escrow exists.
        machine.Configure(RunState.Succeeded)
            .Permit(RunTrigger.RollBack, RunState.RollingBack);

        return machine;
    }
}
