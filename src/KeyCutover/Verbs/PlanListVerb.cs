using System.CommandLine;
using KeyCutover.Remote;
using KeyCutover.Terminal;
using KeyCutover.Worker.Api.Contracts;
using Spectre.Console;

namespace KeyCutover.Verbs;

/// <summary><c>plan list</c>: the plans that the service has, newest first.</summary>
internal static class PlanListVerb
{
    public static Command Create()
    {
        var limit = CommonOptions.Limit();
        var output = CommonOptions.Output();
        var command = new Command("list", "Lists the plans that the service has, newest first.") { limit, output };
        var server = ServerOptions.Of(command);
        command.Does(async (parse, cancellation) =>
        {
            using var service = await ServiceSignIn.OpenAsync(server.Require(parse), cancellation);
            var plans = await service.PlansAsync(parse.GetValue(limit), cancellation);
            if (parse.GetValue(output) == OutputFormat.Json) Screen.Print(plans);
            else Consoles.Output.Write(TableOf(plans));
            return ExitCodes.Done;
        }, VerbAction.StoppedAsking);
        return command;
    }

    private static Table TableOf(IEnumerable<PlanDocument> plans)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("Plan", "Name", "File", "Submitted", "Submitted by", "sha256");
        foreach (var plan in plans)
            table.AddRow(plan.PlanId, Plain.Markup(plan.Name), Plain.Markup(plan.File), $"{plan.SubmittedAt:yyyy-MM-dd HH:mm:ss}", Plain.Markup(plan.SubmittedBy), plan.Hash[..16]);
        return table;
    }
}
