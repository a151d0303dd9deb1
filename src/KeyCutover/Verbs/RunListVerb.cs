using System.CommandLine;
using KeyCutover.Domain.Runs;
using KeyCutover.Terminal;
using KeyCutover.Worker.Api.Contracts;
using KeyCutover.Worker.Desk;
using Spectre.Console;

namespace KeyCutover.Verbs;

/// <summary><c>run list</c>: the runs of the service or of a state directory, newest first.</summary>
internal static class RunListVerb
{
    public static Command Create()
    {
        var inState = new Option<RunState?>("--in") { Description = "Only runs in this state, such as AwaitingApproval." }.Named();
        var plan = new Option<string?>("--plan") { Description = "Only runs of the plan of this name." };
        var account = new Option<string?>("--account") { Description = "Only runs for the account whose resource id holds this text." };
        var by = new Option<string?>("--submitted-by") { Description = "Only runs of plans that somebody submitted whose name holds this text." };
        var limit = CommonOptions.Limit();
        var state = CommonOptions.State();
        var output = CommonOptions.Output();
        var command = new Command("list", "Lists runs, newest first.") { inState, plan, account, by, limit, state, output };
        var server = ServerOptions.Of(command);
        command.Does(async (parse, cancellation) =>
        {
            await using var source = await server.OpenRunsAsync(parse, state, cancellation);
            var filter = new RunFilter(parse.GetValue(inState), parse.GetValue(plan), parse.GetValue(account), parse.GetValue(by));
            var runs = await source.ListAsync(filter, parse.GetValue(limit), cancellation);
            if (parse.GetValue(output) == OutputFormat.Json) Screen.Print(runs);
            else Consoles.Output.Write(TableOf(runs));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Table TableOf(IEnumerable<RunDocument> runs)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("Run", "Plan", "State", "Started", "Ended", "Submitted by");
        foreach (var run in runs)
            table.AddRow(
                Plain.Markup(run.RunId), Plain.Markup(run.Plan), run.State.ToString(),
                $"{run.StartedAt:yyyy-MM-dd HH:mm:ss}", $"{run.EndedAt:yyyy-MM-dd HH:mm:ss}", Plain.Markup(run.SubmittedBy));
        return table;
    }
}
