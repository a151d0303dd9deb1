using KeyCutover.Domain.Runs;
using KeyCutover.Output;
using Spectre.Console;

namespace KeyCutover.Terminal;

/// <summary>A run's result and what proves it, on one screen.</summary>
internal static class ResultScreen
{
    public static void Show(IAnsiConsole console, RunView run, string stateDirectory, SessionsJson? sessions)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle($"{run.RunId}: {run.State}") };
        table.AddColumns("Track", "Step", "State", "Took", "What proves it");
        foreach (var track in run.Tracks)
            foreach (var step in track.Steps)
                table.AddRow(
                    Markup.Escape(step == track.Steps[0] ? track.Name : ""), Markup.Escape(step.Name),
                    $"[{ColourOf(step.State)}]{step.State}[/]", Took(step), Markup.Escape(ProofOf(step)));
        console.Write(table);

        if (run.Reason is { } reason) console.MarkupLine($"[yellow]{Markup.Escape(reason)}[/]");
        foreach (var gate in run.Steps.Where(step => step.Gate?.Decision is not null))
            console.MarkupLine($"Gate before {Markup.Escape(gate.Name)}: {(gate.Gate!.Decision!.Approved ? "approved" : "declined")} by {Markup.Escape(gate.Gate.Decision.By)} [grey]card {gate.Gate.Decision.Digest[..16]}[/]");
        if (sessions is not null)
            console.MarkupLine($"Customer sessions meanwhile: {sessions.Total}, [{(sessions.Failed == 0 ? "green" : "red")}]{sessions.Failed} failed[/]");
        foreach (var command in run.Commands) console.MarkupLine($"[red]To be done by hand:[/] {Markup.Escape(command)}");
        console.MarkupLine($"[grey]State directory: {Markup.Escape(stateDirectory)}[/]");
        if (run.State == RunState.Succeeded)
            console.MarkupLine($"[grey]The way back: keycutover run rollback {Markup.Escape(run.RunId)} --state \"{Markup.Escape(stateDirectory)}\"[/]");
    }

    private static string ProofOf(StepView step) => step switch
    {
        { State: StepState.Failed or StepState.UndoFailed, Failure: { } failure } => $"{failure.Kind} {failure.Code}: {failure.Message}",
        { State: StepState.Waiting } => $"waits: {step.WaitReason}",
        _ => string.Join("\n", step.Evidence.DistinctBy(fact => fact.Name).Select(fact => $"{fact.Name}: {fact.Value}")),
    };

    private static string Took(StepView step) => step is { StartedAt: { } from, EndedAt: { } to } ? $"{(to - from).TotalSeconds:0} s" : "";

    private static string ColourOf(StepState state) => state switch
    {
        StepState.Done => "green",
        StepState.Undone => "yellow",
        StepState.Failed or StepState.UndoFailed => "red",
        _ => "default",
    };
}
