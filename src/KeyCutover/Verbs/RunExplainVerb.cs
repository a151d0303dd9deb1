using System.CommandLine;
using System.Text.Json;
using KeyCutover.Composition;
using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;
using KeyCutover.Output;
using KeyCutover.Store;
using KeyCutover.Terminal;
using Microsoft.Extensions.DependencyInjection;
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
        command.Does(async (parse, cancellation) =>
        {
            await using var directory = await StateDirectory.OpenToReadAsync(parse.GetRequiredValue(state), cancellation);
            var id = await RunArgument.FindAsync(parse.GetValue(run), directory.Journal, view => !RunLifecycle.IsEnd(view.State), "unfinished ", cancellation);
            var view = JournalReplay.Fold(await directory.Journal.ReadAsync(id, cancellation));
            var explanation = await ExplainAsync(view, directory.Journal, cancellation);
            if (parse.GetValue(output) == OutputFormat.Json) Console.Out.WriteLine(JsonSerializer.Serialize(explanation, RunJson.Options));
            else Show(view, explanation);
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<RunExplanation> ExplainAsync(RunView view, ICutoverJournal journal, CancellationToken cancellation)
    {
        using var host = RunServices.ForPreview(await AzureTarget.ReadAsync(null, cancellation));
        var catalog = host.Services.GetRequiredService<StepCatalog>();
        var plan = SubmittedPlan.Read(view.Submitted, catalog);
        var elsewhere = await new CallerBarrier(journal).CallersElsewhereAsync(view, cancellation);
        return RunExplanation.Of(
            view, step => catalog.Bind(step.Name, plan, plan.Callers.FirstOrDefault(caller => caller.Name == step.Track)).Deadline, plan.OnFailure, elsewhere);
    }

    private static void Show(RunView run, RunExplanation explanation)
    {
        var console = Consoles.Output;
        console.MarkupLine($"[bold]{Markup.Escape(run.RunId)}[/]  {run.State}");
        console.WriteLine(explanation.Summary);
        foreach (var wait in explanation.Waits)
        {
            console.MarkupLine($"[bold]{Markup.Escape(wait.Step.Length == 0 ? wait.Track : $"{wait.Track}/{wait.Step}")}[/] waits for {Markup.Escape(wait.For)}");
            console.WriteLine($"  can be cleared by: {wait.ClearedBy}");
            console.WriteLine($"  looks again: {(wait.NextLook is { } next ? $"{next:u}" : "not by itself")}");
            console.WriteLine($"  deadline: {wait.AtDeadline}");
        }

        console.WriteLine(explanation.Reversibility);
        foreach (var command in explanation.Commands) console.WriteLine($"  {command}");
    }
}
