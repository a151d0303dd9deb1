using System.CommandLine;
using KeyCutover.Composition;
using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Plans;
using Microsoft.Extensions.DependencyInjection;

namespace KeyCutover.Verbs;

/// <summary><c>apply PLAN</c>: executes a plan in the foreground.</summary>
internal static class ApplyVerb
{
    public static Command Create()
    {
        var plan = CommonOptions.Plan();
        var connection = CommonOptions.Connection();
        var state = CommonOptions.State();
        var approve = CommonOptions.Approve();
        var output = CommonOptions.Output();
        var command = new Command("apply", "Executes a plan in the foreground.") { plan, connection, state, approve, output };
        command.Does(async (parse, cancellation) =>
        {
            var read = await PlanFile.ReadAsync(parse.GetRequiredValue(plan), cancellation);
            var azure = await AzureTarget.ReadAsync(parse.GetValue(connection), cancellation);
            var verb = new ForegroundVerb(azure, parse.GetRequiredValue(state), parse.GetValue(approve), parse.GetValue(output));
            return await verb.RunAsync((services, token) => SubmitAsync(services, parse.GetRequiredValue(plan), read, parse.GetValue(connection), token), () => null, cancellation);
        });
        return command;
    }

    /// <summary>Checks the connection, then records the run.</summary>
    public static async Task<string> SubmitAsync(IServiceProvider services, string file, PlanReadResult read, string? connectionFile, CancellationToken cancellation)
    {
        await ConnectionCheck.MakeAsync(services, read.Plan!.Subscription, cancellation);
        var connection = connectionFile is null ? null : Path.GetFullPath(connectionFile);
        return await services.GetRequiredService<RunSubmission>().SubmitAsync(file, read, connection, ForegroundVerb.Operator, cancellation);
    }
}
