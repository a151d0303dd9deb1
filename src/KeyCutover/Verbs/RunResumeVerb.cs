using System.CommandLine;
using KeyCutover.Composition;
using KeyCutover.Domain.Engine;
using KeyCutover.Domain.People;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Runs;
using KeyCutover.Store;
using Microsoft.Extensions.DependencyInjection;

namespace KeyCutover.Verbs;

/// <summary><c>run resume</c> and <c>run rollback</c>: goes on with a run that was stopped, killed or paused, or turns it back.</summary>
internal static class RunResumeVerb
{
    public static Command CreateResume() => Create("resume", "Goes on with a run that was stopped, killed or paused.", run => !RunLifecycle.IsEnd(run.State), "unfinished ", ResumeAsync);

    public static Command CreateRollback() => Create("rollback", "Undoes what a run has started, newest first.",
        run => RunLifecycle.Permits(run.State, RunTrigger.RollBack) || run.State is RunState.RollingBack or RunState.Submitted, "", RollBackAsync);

    private static Command Create(
        string name, string description, Func<RunView, bool> fits, string adjective, Func<RunEngine, RunView, CancellationToken, Task> turn)
    {
        var run = RunArgument.Create();
        var connection = CommonOptions.Connection();
        connection.Description += " Unless given, the one that the run was started with.";
        var state = CommonOptions.State();
        var approve = CommonOptions.Approve();
        var output = CommonOptions.Output();
        var command = new Command(name, description) { run, connection, state, approve, output };
        command.Does(async (parse, cancellation) =>
        {
            var path = parse.GetRequiredValue(state);
            var view = await FindAsync(path, parse.GetValue(run), fits, adjective, cancellation);
            if (!fits(view)) throw new Refusal($"Run {view.RunId} is {view.State}: there is nothing to {name}.");
            // Without this, a rehearsal's run would be carried on in Azure itself.
            if (view.Submitted.Connection == TryVerb.Connection) throw new Refusal($"Run {view.RunId} was tried on a sandbox that ended with its process: there is nothing to {name}.");
            var azure = await AzureTarget.ReadAsync(parse.GetValue(connection) ?? view.Submitted.Connection, cancellation);
            var verb = new ForegroundVerb(azure, path, parse.GetValue(approve), parse.GetValue(output));
            await verb.ConnectAsync(PlanOf(view).Subscription, cancellation);
            return await verb.RunAsync(async (services, token) =>
            {
                await turn(services.GetRequiredService<RunEngine>(), view, token);
                return view.RunId;
            }, () => null, cancellation);
        });
        return command;
    }

    private static async Task<RunView> FindAsync(string path, string? named, Func<RunView, bool> fits, string adjective, CancellationToken cancellation)
    {
        await using var directory = await StateDirectory.OpenToReadAsync(path, cancellation);
        var id = await RunArgument.FindAsync(named, directory.Journal, fits, adjective, cancellation);
        return Domain.Journal.JournalReplay.Fold(await directory.Journal.ReadAsync(id, cancellation));
    }

    private static CutoverPlan PlanOf(RunView run) =>
        PlanReader.Read(run.Submitted.PlanFile, run.Submitted.PlanText).Plan
        ?? throw new Refusal($"The plan of run {run.RunId} was written for another version of KeyCutover. Use that version.");

    /// <summary>A run that was killed just goes on; one that paused is told to.</summary>
    private static Task ResumeAsync(RunEngine engine, RunView run, CancellationToken cancellation) =>
        run.State == RunState.Paused ? engine.Verbs.ResumeAsync(run.RunId, new Actor(ForegroundVerb.Operator), null, cancellation) : Task.CompletedTask;

    /// <summary>A run that goes back already is just gone on with; one that has not begun is cancelled.</summary>
    private static Task RollBackAsync(RunEngine engine, RunView run, CancellationToken cancellation) => run.State switch
    {
        RunState.RollingBack => Task.CompletedTask,
        RunState.Submitted => engine.Verbs.CancelAsync(run.RunId, new Actor(ForegroundVerb.Operator), null, null, cancellation),
        _ => engine.Verbs.RollBackAsync(run.RunId, new Actor(ForegroundVerb.Operator), $"{ForegroundVerb.Operator} asked for it.", null, cancellation),
    };
}
