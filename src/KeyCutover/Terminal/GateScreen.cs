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
            console.MarkupLine($"{(decision.Approved ? "[green]approved[/]" : "[red]declined[/]")} by {Markup.Escape(decision.By)}{Markup.Escape(decision.Comment is { } comment ? $": {comment}" : "")}");
        var state = gate.Outcome?.ToString() ?? $"open since {gate.OpenedAt:u}{(gate.Expires is { } expires ? $", expires {expires:u}" : "")}; missing: {string.Join(" and ", gate.Missing)}";
        console.MarkupLine($"Run {Markup.Escape(gate.RunId)}: the gate is {Markup.Escape(state)}");
        if (gate.Outcome is null) console.MarkupLine(gate.Refusal is { } refusal ? $"[yellow]You cannot decide here. {Markup.Escape(refusal)}[/]" : "You may decide here.");
    }

    private static void ShowVoided(IAnsiConsole console, VoidedGateDocument voided)
    {
        console.MarkupLine($"[yellow]Approved before by {Markup.Escape(string.Join(", ", voided.Decisions.Select(decision => decision.By)))}, void since {voided.At:u}: {Markup.Escape(voided.Reason)}[/]");
        foreach (var difference in voided.Differences)
            console.MarkupLine($"  {Markup.Escape(difference.What)}: was {Markup.Escape(difference.Approved ?? "(absent)")}, is {Markup.Escape(difference.Now ?? "(absent)")}");
    }
}
