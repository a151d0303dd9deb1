using System.CommandLine;
using System.Text.Json;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Output;
using KeyCutover.Store;
using KeyCutover.Terminal;
using Spectre.Console;

namespace KeyCutover.Verbs;

/// <summary><c>run list</c>: the runs of a state directory, newest first.</summary>
internal static class RunListVerb
{
    public static Command Create()
    {
        var state = CommonOptions.State();
        var output = CommonOptions.Output();
        var command = new Command("list", "Lists the runs of a state directory, newest first.") { state, output };
        command.Does(async (parse, cancellation) =>
        {
            await using var directory = await StateDirectory.OpenToReadAsync(parse.GetRequiredValue(state), cancellation);
            var runs = new List<RunView>();
            foreach (var id in await directory.Journal.ListRunsAsync(cancellation))
                runs.Add(JournalReplay.Fold(await directory.Journal.ReadAsync(id, cancellation)));

            if (parse.GetValue(output) == OutputFormat.Json)
                Console.Out.WriteLine(JsonSerializer.Serialize(runs.Select(run => RunJson.Of(run, directory.Path)), RunJson.Options));
            else
                Consoles.Output.Write(TableOf(runs));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Table TableOf(IEnumerable<RunView> runs)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("Run", "Plan", "State", "Started", "Ended", "Submitted by");
        foreach (var run in runs)
            table.AddRow(
                Markup.Escape(run.RunId), Markup.Escape(run.Submitted.PlanName), run.State.ToString(),
                $"{run.StartedAt:yyyy-MM-dd HH:mm:ss}", $"{run.EndedAt:yyyy-MM-dd HH:mm:ss}", Markup.Escape(run.Submitted.SubmittedBy));
        return table;
    }
}
