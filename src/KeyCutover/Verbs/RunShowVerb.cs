using System.CommandLine;
using System.Text.Json;
using KeyCutover.Domain.Journal;
using KeyCutover.Output;
using KeyCutover.Store;
using KeyCutover.Terminal;

namespace KeyCutover.Verbs;

/// <summary><c>run show RUN</c>: one run with its tracks, steps and what proves them.</summary>
internal static class RunShowVerb
{
    public static Command Create()
    {
        var run = RunArgument.Create();
        var state = CommonOptions.State();
        var output = CommonOptions.Output();
        var command = new Command("show", "Shows a run: its tracks, its steps, and what proves them.") { run, state, output };
        command.Does(async (parse, cancellation) =>
        {
            await using var directory = await StateDirectory.OpenToReadAsync(parse.GetRequiredValue(state), cancellation);
            var id = await RunArgument.FindAsync(parse.GetValue(run), directory.Journal, _ => true, "", cancellation);
            var view = JournalReplay.Fold(await directory.Journal.ReadAsync(id, cancellation));
            if (parse.GetValue(output) == OutputFormat.Json) Console.Out.WriteLine(JsonSerializer.Serialize(RunJson.Of(view, directory.Path), RunJson.Options));
            else ResultScreen.Show(Consoles.Output, view, directory.Path, null);
            return ExitCodes.Done;
        });
        return command;
    }
}
