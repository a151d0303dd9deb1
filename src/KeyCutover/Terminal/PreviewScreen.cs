using KeyCutover.Domain.Engine;
using KeyCutover.Worker.Api.Contracts;
using Spectre.Console;

namespace KeyCutover.Terminal;

/// <summary>What a plan would change, step by step.</summary>
internal static class PreviewScreen
{
    public static void Show(IAnsiConsole console, PreviewDocument preview)
    {
        foreach (var step in preview.Steps) Show(console, step);
    }

    private static void Show(IAnsiConsole console, StepPreview preview)
    {
        var gate = preview.Approvers is { } groups ? $"  [yellow]waits for {Plain.Markup(string.Join(", ", groups))}[/]" : "";
        console.MarkupLine($"[bold]{Plain.Markup(preview.Track)} / {Plain.Markup(preview.Step)}[/]{gate}");
        if (preview.Failure is { } failure)
        {
            console.MarkupLine($"[red]could not be read ({failure.Kind}, {Plain.Markup(failure.Code)}): {Plain.Markup(failure.Message)}[/]");
        }
        else
        {
            console.Write(CardTable.Changes(preview.Changes));
            if (preview.Changes.Count == 0) console.WriteLine();
            else console.MarkupLine($"[grey]{Plain.Markup(preview.Reversibility)}[/]");
        }

        console.WriteLine();
    }
}
