using System.CommandLine;
using System.Text.Json;
using KeyCutover.Composition;
using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Steps;
using KeyCutover.Output;
using KeyCutover.Terminal;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace KeyCutover.Verbs;

/// <summary><c>plan preview PLAN</c>: reads Azure and shows every property before and after. Writes nothing.</summary>
internal static class PlanPreviewVerb
{
    public static Command Create()
    {
        var plan = CommonOptions.Plan();
        var connection = CommonOptions.Connection();
        var output = CommonOptions.Output();
        var command = new Command("preview", "Reads Azure and shows what the plan would change, property by property. Writes nothing.") { plan, connection, output };
        command.Does(async (parse, cancellation) =>
        {
            var read = await PlanFile.ReadAsync(parse.GetRequiredValue(plan), cancellation);
            var azure = await AzureTarget.ReadAsync(parse.GetValue(connection), cancellation);
            await ConnectionCheck.MakeAsync(azure, read.Plan!.Subscription, cancellation);
            using var host = RunServices.ForPreview(azure);
            var previews = await host.Services.GetRequiredService<RunPreview>().PreviewAsync(read.Plan, cancellation);

            if (parse.GetValue(output) == OutputFormat.Json)
                Console.Out.WriteLine(JsonSerializer.Serialize(new { plan = read.Plan.Name, hash = read.Hash, steps = previews }, RunJson.Options));
            else
                foreach (var preview in previews) Show(preview);
            return previews.Any(preview => preview.Failure is not null) ? ExitCodes.NeedsAPerson : ExitCodes.Done;
        });
        return command;
    }

    private static void Show(StepPreview preview)
    {
        var gate = preview.Approvers is { } groups ? $"  [yellow]waits for {Markup.Escape(string.Join(", ", groups))}[/]" : "";
        Consoles.Output.MarkupLine($"[bold]{Markup.Escape(preview.Track)} / {Markup.Escape(preview.Step)}[/]{gate}");
        if (preview.Failure is { } failure) Consoles.Output.MarkupLine($"[red]could not be read ({failure.Kind}, {Markup.Escape(failure.Code)}): {Markup.Escape(failure.Message)}[/]");
        else if (preview.Changes.Count == 0) Consoles.Output.MarkupLine("[grey]changes nothing[/]");
        else Show(preview.Changes, preview.Reversibility);
        Consoles.Output.WriteLine();
    }

    private static void Show(IReadOnlyList<PropertyChange> changes, string reversibility)
    {
        Consoles.Output.Write(CardTable.Changes(changes));
        Consoles.Output.MarkupLine($"[grey]{Markup.Escape(reversibility)}[/]");
    }
}
