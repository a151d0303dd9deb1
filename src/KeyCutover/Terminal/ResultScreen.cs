using KeyCutover.Domain.Runs;
using KeyCutover.Worker.Api.Contracts;
using Spectre.Console;

namespace KeyCutover.Terminal;

/// <summary>A run's result and what proves it, on one screen; <c>run show -o json</c> has all of it.</summary>
internal static class ResultScreen
{
    private const int LongestProof = 110;

    public static void Show(IAnsiConsole console, RunDocument run, RunPlace place)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]{Plain.Markup(run.RunId)}[/]  [{ColourOf(run.State)}]{run.State}[/]{(run.EndedAt is { } end ? $"  after {Span(end - run.StartedAt)}" : "")}");
        console.Write(Table(run));
        if (run.Reason is { } reason) console.MarkupLine($"[yellow]{Plain.Markup(reason)}[/]");
        foreach (var track in run.Tracks)
            foreach (var step in track.Steps)
                if (step.Gate is { } gate) console.MarkupLine($"Gate before {Plain.Markup(step.Kind)} of {Plain.Markup(track.Name)}: {Plain.Markup(OutcomeOf(gate))}  [grey]card {Plain.Markup(gate.Card[..16])}[/]");
        if (run.Sessions is { } sessions)
            console.MarkupLine($"Customer sessions meanwhile: {sessions.Total}, [{(sessions.Failed == 0 ? "green" : "red")}]{sessions.Failed} failed[/]");
        foreach (var command in run.Commands) console.MarkupLine($"[red]To be done by hand:[/] {Plain.Markup(command)}");
        // The sandbox of 'try' ends with the command, and with it whatever a rollback would be for.
        if (run.Sessions is null && WhatNext(run, place) is { Length: > 0 } next) console.MarkupLine($"[grey]{Plain.Markup(next)}[/]");
        console.MarkupLine($"[grey]Everything that was observed: keycutover run show {Plain.Markup(run.RunId)} {Plain.Markup(place.Option)} -o json[/]");
    }

    private static Table Table(RunDocument run)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("Track", "Step", "State", "Took", "What proves it");
        foreach (var column in table.Columns.SkipLast(1)) column.NoWrap();
        foreach (var track in run.Tracks)
            foreach (var step in track.Steps)
                table.AddRow(
                    Plain.Markup(step == track.Steps[0] ? track.Name : ""), Plain.Markup(step.Kind),
                    $"[{ColourOf(step.State)}]{step.State}[/]", Took(step), Plain.Markup(ProofOf(track, step)));
        return table;
    }

    private static string WhatNext(RunDocument run, RunPlace place)
    {
        var named = $"{run.RunId} {place.Option}";
        return run.State switch
        {
            RunState.Succeeded => $"The way back: keycutover run rollback {named}",
            RunState.Stuck => $"When that is done: keycutover run rollback {named}",
            RunState.Paused => $"To go on: keycutover run resume {named}   To go back: keycutover run rollback {named}",
            RunState.RolledBack or RunState.Declined or RunState.Cancelled => "",
            RunState.AwaitingApproval when place.IsService => $"To see what is to be approved: keycutover gate show {named}",
            _ when place.IsService => $"To watch it: keycutover run watch {named}",
            _ => $"To go on: keycutover run resume {named}",
        };
    }

    private static string OutcomeOf(StepGateDocument gate) => gate switch
    {
        { Outcome: null } => $"open; missing: {string.Join(" and ", gate.Missing)}",
        { Approved: { } approved } => $"{(approved ? "approved" : "declined")} by {gate.DecidedBy}",
        _ => "expired",
    };

    private static string ProofOf(TrackDocument track, StepDocument step)
    {
        var text = step switch
        {
            { State: StepState.Failed or StepState.UndoFailed, Failure: { } failure } => $"{failure.Kind}, {failure.Code}",
            { State: StepState.Undone, Failure: { } failure } => $"had failed: {failure.Kind}, {failure.Code}",
            { State: StepState.Waiting } => $"waits: {step.WaitsFor}",
            { State: StepState.Done } when track.Kind == "preflight" => $"{step.Evidence.Count} checks passed",
            // Ids of requests are for whoever looks them up in Azure, and would fill the column.
            _ => string.Join(", ", step.Evidence.Where(fact => !fact.Name.StartsWith("write-", StringComparison.Ordinal)).DistinctBy(fact => fact.Name).Select(fact => $"{fact.Name} {fact.Value}")),
        };
        return text.Length <= LongestProof ? text : text[..LongestProof] + "...";
    }

    private static string Took(StepDocument step) => step is { StartedAt: { } from, EndedAt: { } to } ? Span(to - from) : "";

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
