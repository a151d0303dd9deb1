using System.CommandLine;
using KeyCutover.Composition;
using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace KeyCutover.Verbs;

/// <summary>
/// A verb that sends a run on or back. Of a run in a state directory the command does the work itself, in the foreground; of one of the service,
/// the service does.
/// </summary>
internal static class RunTurn
{
    /// <summary>Makes the verb.</summary>
    /// <param name="verb">What it is to the service.</param>
    /// <param name="description">What it does, for people.</param>
    /// <param name="fits">Whether a run of a state directory can be turned so.</param>
    /// <param name="what">What such a run is called.</param>
    /// <param name="turn">Records the turn, and why when it was said.</param>
    public static Command Create(
        RunVerb verb, string description, Func<RunState, bool> fits, string what, Func<RunEngine, RunView, string?, CancellationToken, Task> turn)
    {
        var run = RunArgument.Create();
        var connection = CommonOptions.Connection();
        connection.Description += " Unless given, the one that the run was started with.";
        var state = CommonOptions.State();
        var approve = CommonOptions.Approve();
        var output = CommonOptions.Output();
        var command = new Command(verb.ToString().ToLowerInvariant(), description) { run, connection, state, approve, output };
        var (order, server) = (RunOrder.Of(command, verb), ServerOptions.Of(command));
        command.Does(async (parse, cancellation) =>
        {
            if (server.Find(parse, state, connection, approve) is { } target) return await order.DoAsync(parse, target, parse.GetValue(run), parse.GetValue(output), cancellation);
            var path = parse.GetRequiredValue(state);
            var view = await FindAsync(path, parse.GetValue(run), fits, what, cancellation);
            if (!fits(view.State)) throw new Refusal($"Run {view.RunId} is {view.State}: there is nothing to {command.Name}.");
            // Without this, a rehearsal's run would be carried on in Azure itself.
            if (view.Submitted.Connection == TryVerb.Connection) throw new Refusal($"Run {view.RunId} was tried on a sandbox that ended with its process: there is nothing to {command.Name}.");
            var azure = await AzureTarget.ReadAsync(parse.GetValue(connection) ?? view.Submitted.Connection, cancellation);
            var foreground = new ForegroundVerb(azure, path, parse.GetValue(approve), parse.GetValue(output));
            await foreground.ConnectAsync(PlanOf(view).Subscription, cancellation);
            return await foreground.RunAsync(async (services, token) =>
            {
                await turn(services.GetRequiredService<RunEngine>(), view, order.ReasonIn(parse), token);
                return view.RunId;
            }, () => null, cancellation);
        });
        return command;
    }

    private static async Task<RunView> FindAsync(string path, string? named, Func<RunState, bool> fits, string what, CancellationToken cancellation)
    {
        await using var runs = await StateDirectoryRuns.OpenAsync(path, cancellation);
        var found = await RunArgument.FindAsync(named, runs, run => fits(run.State), what, cancellation);
        return await runs.ViewAsync(found.RunId, cancellation);
    }

    private static CutoverPlan PlanOf(RunView run) =>
        PlanReader.Read(run.Submitted.PlanFile, run.Submitted.PlanText).Plan
        ?? throw new Refusal($"The plan of run {run.RunId} was written for another version of KeyCutover. Use that version.");
}
