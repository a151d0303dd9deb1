using System.CommandLine;
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
        var server = ServerOptions.Of(command);
        command.Does(async (parse, cancellation) =>
        {
            await using var source = await server.OpenRunsAsync(parse, state, cancellation);
            var found = await RunArgument.FindAsync(parse.GetValue(run), source, _ => true, "run", cancellation);
            if (parse.GetValue(output) == OutputFormat.Json) Screen.Print(found);
            else ResultScreen.Show(Consoles.Output, found, source.Place);
            return ExitCodes.Done;
        });
        return command;
    }
}
