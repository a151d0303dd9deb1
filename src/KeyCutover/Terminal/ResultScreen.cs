using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;
using KeyCutover.Output;
using Spectre.Console;

namespace KeyCutover.Terminal;

/// <summary>A run's result and what proves it, on one screen; <c>run show -o json</c> has all of it.</summary>
internal static class ResultScreen
{
    private const int LongestProof = 110;

    public static void Show(IAnsiConsole console, RunView run, string stateDirectory, SessionsJson? sessions)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]{Markup.Escape(run.RunId)}[/]  [{ColourOf(run.State)}]{run.State}[/]{(run.EndedAt is { } end ? $"  after {Span(end - run.StartedAt)}" : "")}");
        console.Write(Table(run));
        if (run.Reason is { } reason) console.MarkupLine($"[yellow]{Markup.Escape(reason)}[/]");
        foreach (var step in run.Steps)
            if (step.Gate?.Decision is { } decision)
                console.MarkupLine($"Gate before {Markup.Escape(step.Name)} of {Markup.Escape(step.Track)}: {(decision.Approved ? "approved" : "declined")} by {Markup.Escape(decision.By)}  [grey]card {decision.Digest[..16]}[/]");
        if (sessions is not null)
            console.MarkupLine($"Customer sessions meanwhile: {sessions.Total}, [{(sessions.Failed == 0 ? "green" : "red")}]{sessions.Failed} failed[/]");
        foreach (var command in run.Commands) console.MarkupLine($"[red]To be done by hand:[/] {Markup.Escape(command)}");
        // The sandbox of 'try' ends with the command, and with it whatever a rollback would be for.
        if (sessions is null) ShowWhatNext(console, run, stateDirectory);
        console.MarkupLine($"[grey]Everything that was observed: keycutover run show {Markup.Escape(run.RunId)} --state \"{Markup.Escape(stateDirectory)}\" -o json[/]");
    }

    private static Table Table(RunView run)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("Track", "Step", "State", "Took", "What proves it");
        foreach (var column in table.Columns.SkipLast(1)) column.NoWrap();
        foreach (var track in run.Tracks)
            foreach (var step in track.Steps)
                table.AddRow(
                    Markup.Escape(step == track.Steps[0] ? track.Name : ""), Markup.Escape(step.Name),
                    $"[{ColourOf(step.State)}]{step.State}[/]", Took(step), Markup.Escape(ProofOf(step)));
        return table;
    }

    private static void ShowWhatNext(IAnsiConsole console, RunView run, string stateDirectory)
    {
        var state = $"--state \"{stateDirectory}\"";
        var next = run.State switch
        {
            RunState.Succeeded => $"The way back: keycutover run rollback {run.RunId} {state}",
            RunState.Stuck => $"When that is done: keycutover run rollback {run.RunId} {state}",
            RunState.Paused => $"To go on: keycutover run resume {run.RunId} {state}   To go back: keycutover run rollback {run.RunId} {state}",
            RunState.RolledBack or RunState.Declined or RunState.Cancelled => "",
            _ => $"To go on: keycutover run resume {run.RunId} {state}",
        };
        if (next.Length > 0) console.MarkupLine($"[grey]{Markup.Escape(next)}[/]");    }

    private static string ProofOf(StepView step)
    {
        var text = step switch
        {
            { State: StepState.Failed or StepState.UndoFailed, Failure: { } failure } => $"{failure.Kind}, {failure.Code}",
            { State: StepState.Undone, Failure: { } failure } => $"had failed: {failure.Kind}, {failure.Code}",
            { State: StepState.Waiting } => $"waits: {step.WaitReason}",
            { TrackKind: TrackKind.Preflight, State: StepState.Done } => $"{step.Evidence.Count} checks passed",
            // Ids of requests are for whoever looks them up in Azure, and would fill the column.
            _ => string.Join(", ", step.Evidence.Where(fact => !fact.Name.StartsWith("write-", StringComparison.Ordinal)).DistinctBy(fact => fact.Name).Select(fact => $"{fact.Name} {fact.Value}")),
        };
        return text.Length <= LongestProof ? text : text[..LongestProof] + "...";
    }

    private static string Took(StepView step) => step is { StartedAt: { } from, EndedAt: { } to } ? Span(to - from) : "";

    private static string Span(TimeSpan span) => span.TotalMinutes < 2 ? $"{span.TotalSeconds:0} s" : span.TotalHours < 2 ? $"{span.TotalMinutes:0} min" : $"{span.TotalHours:0.#} h";

    private static string ColourOf(RunState state) => state == RunState.Succeeded ? "green" : state == RunState.Stuck ? "red" : "yellow";

    private static string ColourOf(StepState state) => state switch
    {
        StepState.Done => "green",
        StepState.Undone => "yellow",
        StepState.Failed or StepState.UndoFailed => "red",
        _ => "default",
    };
}
