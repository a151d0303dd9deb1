using System.CommandLine;
using KeyCutover.Domain.Engine;
using KeyCutover.Domain.People;
using KeyCutover.Domain.Runs;

namespace KeyCutover.Verbs;

/// <summary><c>run rollback RUN</c>: undoes what a run has started, newest first.</summary>
internal static class RunRollbackVerb
{
    public static Command Create() => RunTurn.Create(
        RunVerb.Rollback, "Undoes what a run has started, newest first.",
        state => RunLifecycle.Permits(state, RunTrigger.RollBack) || state is RunState.RollingBack or RunState.Submitted, "run to roll back", RollBackAsync);

    /// <summary>A run that goes back already is just gone on with; one that has not begun is cancelled.</summary>
    private static Task RollBackAsync(RunEngine engine, RunView run, string? reason, CancellationToken cancellation) => run.State switch
    {
        RunState.RollingBack => Task.CompletedTask,
        RunState.Submitted => engine.Verbs.CancelAsync(run.RunId, new Actor(ForegroundVerb.Operator), reason, null, cancellation),
        _ => engine.Verbs.RollBackAsync(run.RunId, new Actor(ForegroundVerb.Operator), reason ?? $"{ForegroundVerb.Operator} asked for it.", null, cancellation),
    };
}
