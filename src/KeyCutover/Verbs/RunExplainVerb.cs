using System.CommandLine;
using KeyCutover.Terminal;
using KeyCutover.Worker.Api.Contracts;
using Spectre.Console;

namespace KeyCutover.Verbs;

/// <summary><c>run explain RUN</c>: what a run waits for, who can clear it, and how reversible it is now.</summary>
internal static class RunExplainVerb
{
    public static Command Create()
    {
        var run = RunArgument.Create();
        var state = CommonOptions.State();
        var output = CommonOptions.Output();
        var command = new Command("explain", "Says what a run waits for, who can clear it, and how reversible it is now.") { run, state, output };
        var server = ServerOptions.Of(command);
        command.Does(async (parse, cancellation) =>
        {
            await using var source = await server.OpenRunsAsync(parse, state, cancellation);
            var found = await RunArgument.FindAsync(parse.GetValue(run), source, RunArgument.IsUnfinished, "unfinished run", cancellation);
            var explanation = await source.ExplainAsync(found.RunId, cancellation);
            if (parse.GetValue(output) == OutputFormat.Json) Screen.Print(explanation);
            else Show(explanation);
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Show(ExplanationDocument explanation)
    {
        var console = Consoles.Output;
        console.MarkupLine($"[bold]{Plain.Markup(explanation.RunId)}[/]  {explanation.State}");
        console.WriteLine(Plain.Of(explanation.Summary));
        foreach (var wait in explanation.Waits)
        {
            console.MarkupLine($"[bold]{Plain.Markup(wait.Step.Length == 0 ? wait.Track : $"{wait.Track}/{wait.Step}")}[/] waits for {Plain.Markup(wait.For)}");
            console.WriteLine($"  can be cleared by: {Plain.Of(wait.ClearedBy)}");
            console.WriteLine($"  looks again: {(wait.NextLook is { } next ? $"{next:u}" : "not by itself")}");
            console.WriteLine($"  deadline: {Plain.Of(wait.AtDeadline)}");
        }

        console.WriteLine(Plain.Of(explanation.Reversibility));
        foreach (var command in explanation.Commands) console.WriteLine($"  {Plain.Of(command)}");
    }
}
