using System.CommandLine;
using KeyCutover.Composition;
using KeyCutover.Domain.Engine;
using KeyCutover.Remote;
using KeyCutover.Terminal;
using KeyCutover.Worker.Api.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace KeyCutover.Verbs;

/// <summary><c>plan preview PLAN</c>: reads Azure and shows every property before and after. Writes nothing.</summary>
internal static class PlanPreviewVerb
{
    public static Command Create()
    {
        var plan = CommonOptions.Plan();
        plan.Description = "The plan file (YAML), or the id of a plan that the service has.";
        var connection = CommonOptions.Connection();
        var output = CommonOptions.Output();
        var command = new Command("preview", "Reads Azure and shows what the plan would change, property by property. Writes nothing.") { plan, connection, output };
        var server = ServerOptions.Of(command);
        command.Does(async (parse, cancellation) =>
        {
            var named = parse.GetRequiredValue(plan);
            // Plans' ids are GUIDs; whatever else is said is meant as a file, so that a file that is not there is named as such.
            var isStored = Guid.TryParse(named, out _) && !Path.Exists(named);
            if (!isStored && server.IsTyped(parse)) throw new Refusal("The service previews plans that it has: 'keycutover plan submit PLAN --no-start' has it keep one, and says its id.");
            var preview = isStored
                ? await AskAsync(server.Require(parse), named, cancellation)
                : await ReadAsync(named, parse.GetValue(connection), cancellation);
            if (parse.GetValue(output) == OutputFormat.Json) Screen.Print(preview);
            else PreviewScreen.Show(Consoles.Output, preview);
            return preview.Steps.Any(step => step.Failure is not null) ? ExitCodes.NeedsAPerson : ExitCodes.Done;
        });
        return command;
    }

    private static async Task<PreviewDocument> AskAsync(RemoteTarget target, string planId, CancellationToken cancellation)
    {
        using var service = await ServiceSignIn.OpenAsync(target, cancellation);
        return await service.PreviewAsync(planId, cancellation);
    }

    private static async Task<PreviewDocument> ReadAsync(string file, string? connection, CancellationToken cancellation)
    {
        var read = await PlanFile.ReadAsync(file, cancellation);
        var azure = await AzureTarget.ReadAsync(connection, cancellation);
        await ConnectionCheck.MakeAsync(azure, read.Plan!.Subscription, cancellation);
        using var host = RunServices.ForPreview(azure);
        return new PreviewDocument(null, read.Plan.Name, read.Hash, await host.Services.GetRequiredService<RunPreview>().PreviewAsync(read.Plan, cancellation));
    }
}
