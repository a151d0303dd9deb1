using KeyCutover.Worker.Api.Contracts;
using Spectre.Console;

namespace KeyCutover.Terminal;

/// <summary>A gate: its card, who has decided, who is missing, and what voided earlier approvals.</summary>
internal static class GateScreen
{
    public static void Show(IAnsiConsole console, GateDocument gate)
    {
        console.Write(CardTable.Of(gate.Card, gate.Digest));
        foreach (var voided in gate.Voided) ShowVoided(console, voided);
        foreach (var decision in gate.Decisions)
            console.MarkupLine($"{(decision.Approved ? "[green]approved[/]" : "[red]declined[/]")} by {Plain.Markup(decision.By)}{Plain.Markup(decision.Comment is { } comment ? $": {comment}" : "")}");
        var state = gate.Outcome?.ToString() ?? $"open since {gate.OpenedAt:u}{(gate.Expires is { } expires ? $", expires {expires:u}" : "")}; missing: {string.Join(" and ", gate.Missing)}";
        console.MarkupLine($"Run {Plain.Markup(gate.RunId)}: the gate is {Plain.Markup(state)}");
        if (gate.Outcome is null) console.MarkupLine(gate.Refusal is { } refusal ? $"[yellow]You cannot decide here. {Plain.Markup(refusal)}[/]" : "You may decide here.");
    }

    private static void ShowVoided(IAnsiConsole console, VoidedGateDocument voided)
    {
        console.MarkupLine($"[yellow]Approved before by {Plain.Markup(string.Join(", ", voided.Decisions.Select(decision => decision.By)))}, void since {voided.At:u}: {Plain.Markup(voided.Reason)}[/]");
        foreach (var difference in voided.Differences)
            console.MarkupLine($"  {Plain.Markup(difference.What)}: was {Plain.Markup(difference.Approved ?? "(absent)")}, is {Plain.Markup(difference.Now ?? "(absent)")}");
    }
}
