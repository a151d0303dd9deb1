using System.CommandLine;
using KeyCutover.Domain.Engine;
using KeyCutover.Domain.People;
using KeyCutover.Domain.Runs;

namespace KeyCutover.Verbs;

/// <summary><c>run resume RUN</c>: goes on with a run that was stopped, killed or paused.</summary>
internal static class RunResumeVerb
{
    public static Command Create() => RunTurn.Create(
        RunVerb.Resume, "Goes on with a run that was stopped, killed or paused.", state => !RunLifecycle.IsEnd(state), "unfinished run", ResumeAsync);

    /// <summary>A run that was killed just goes on; one that paused is told to.</summary>
    private static Task ResumeAsync(RunEngine engine, RunView run, string? reason, CancellationToken cancellation) =>
        run.State == RunState.Paused ? engine.Verbs.ResumeAsync(run.RunId, new Actor(ForegroundVerb.Operator), null, cancellation) : Task.CompletedTask;
}
