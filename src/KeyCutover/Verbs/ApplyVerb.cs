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
            await verb.ConnectAsync(read.Plan!.Subscription, cancellation);
            var remembered = parse.GetValue(connection) is { } file ? Path.GetFullPath(file) : null;
            return await verb.RunAsync((services, token) => SubmitAsync(services, parse.GetRequiredValue(plan), read, remembered, token), () => null, cancellation);
        });
        return command;
    }

    /// <summary>Records the run.</summary>
    public static Task<string> SubmitAsync(IServiceProvider services, string file, PlanReadResult read, string? connection, CancellationToken cancellation) =>
        services.GetRequiredService<RunSubmission>().SubmitAsync(file, read, connection, ForegroundVerb.Operator, cancellation);
}
