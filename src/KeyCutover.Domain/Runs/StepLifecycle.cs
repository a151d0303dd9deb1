using Stateless;
using Stateless.Graph;

namespace KeyCutover.Domain.Runs;

/// <summary>How a step is.</summary>
public enum StepState
{
    /// <summary>Not begun.</summary>
    Pending,

    /// <summary>A verb of it is under way.</summary>
    Running,

    /// <summary>It looks again when it is due.</summary>
    Waiting,

    /// <summary>Done and verified.</summary>
    Done,

    /// <summary>Failed for good; what it started is still there.</summary>
    Failed,

    /// <summary>Undone, and verified to be.</summary>
    Undone,

    /// <summary>Its undo failed: a person has to finish it.</summary>
    UndoFailed,
}

/// <summary>What happened to a step.</summary>
public enum StepTrigger
{
    /// <summary>Its before-image is recorded, or a wait is over.</summary>
    Go,

    /// <summary>It has to wait.</summary>
    Wait,

    /// <summary>Its effect is verified.</summary>
    Complete,

    /// <summary>It failed for good.</summary>
    Fail,

    /// <summary>Its undo began.</summary>
    StartUndo,

    /// <summary>Its undo is verified.</summary>
    CompleteUndo,

    /// <summary>Its undo failed.</summary>
    FailUndo,

    /// <summary>An operator has it tried again.</summary>
    Retry,
}

/// <summary>The life of a step, as a table without side effects.</summary>
public static class StepLifecycle
{
    /// <summary>The state after <paramref name="trigger"/>.</summary>
    /// <exception cref="InvalidOperationException">The trigger is not legal in that state: a bug, and the run halts.</exception>
    public static StepState Next(StepState state, StepTrigger trigger)
    {
        var machine = Table(state);
        machine.Fire(trigger);
        return machine.State;
    }

    /// <summary>The table as a Mermaid state diagram.</summary>
    public static string Diagram() => MermaidGraph.Format(Table(StepState.Pending).GetInfo());

    private static StateMachine<StepState, StepTrigger> Table(StepState state)
    {
        var machine = new StateMachine<StepState, StepTrigger>(state);

        machine.Configure(StepState.Pending)
            .Permit(StepTrigger.Go, StepState.Running)
            .Permit(StepTrigger.Wait, StepState.Waiting)
            .Permit(StepTrigger.Fail, StepState.Failed);

        machine.Configure(StepState.Running)
            .PermitReentry(StepTrigger.Go)
            .Permit(StepTrigger.Wait, StepState.Waiting)
            .Permit(StepTrigger.Complete, StepState.Done)
            .Permit(StepTrigger.Fail, StepState.Failed)
            .PermitReentry(StepTrigger.StartUndo)
            .Permit(StepTrigger.CompleteUndo, StepState.Undone)
            .Permit(StepTrigger.FailUndo, StepState.UndoFailed);

        machine.Configure(StepState.Waiting)
            .Permit(StepTrigger.Go, StepState.Running)
            .PermitReentry(StepTrigger.Wait)
            .Permit(StepTrigger.Complete, StepState.Done)
            .Permit(StepTrigger.Fail, StepState.Failed)
            .Permit(StepTrigger.StartUndo, StepState.Running)
            .Permit(StepTrigger.CompleteUndo, StepState.Undone)
            .Permit(StepTrigger.FailUndo, StepState.UndoFailed);

        machine.Configure(StepState.Done).Permit(StepTrigger.StartUndo, StepState.Running);

        machine.Configure(StepState.Failed)
            .Permit(StepTrigger.StartUndo, StepState.Running)
            .Permit(StepTrigger.Retry, StepState.Pending);

        machine.Configure(StepState.UndoFailed).Permit(StepTrigger.StartUndo, StepState.Running);

        return machine;
    }
}
