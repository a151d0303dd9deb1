using System.CommandLine;
using KeyCutover.Composition;
using KeyCutover.Terminal;
using KeyCutover.Worker.Api.Contracts;
using Spectre.Console;

namespace KeyCutover.Verbs;

/// <summary><c>try PLAN</c>: the whole journey on a sandbox in this process, with customers' sessions going on meanwhile.</summary>
internal static class TryVerb
{
    /// <summary>What the run records as its connection: there is nothing to come back to.</summary>
    public const string Connection = "sandbox:in-process";

    public static Command Create()
    {
        var plan = CommonOptions.Plan();
        var approve = CommonOptions.Approve();
        var seed = new Option<string?>("--seed") { Description = "What the sandbox holds at its start (YAML); PineGate's unless said otherwise." };
        var scale = CommonOptions.TimeScale();
        var state = new Option<string?>("--state") { Description = "The directory that holds the run; a new temporary one unless said otherwise." };
        var output = CommonOptions.Output();
        var command = new Command("try", "Tries a plan on a sandbox in this process: nothing in Azure is touched.") { plan, approve, seed, scale, state, output };
        command.Does(async (parse, cancellation) =>
        {
            var read = await PlanFile.ReadAsync(parse.GetRequiredValue(plan), cancellation);
            (parse.GetValue(output) == OutputFormat.Json ? Consoles.Error : Consoles.Output).WriteLine("Starting a sandbox of Azure, and in it the applications of the seed.");
            await using var started = await SandboxStart.StartAsync(parse.GetValue(seed), 0, parse.GetValue(scale), cancellation);
            var sandbox = started.Sandbox;
            var directory = parse.GetValue(state) ?? Directory.CreateTempSubdirectory("keycutover-try-").FullName;
            var verb = new ForegroundVerb(AzureTarget.Of(sandbox), directory, parse.GetValue(approve), parse.GetValue(output)) { EndsWithProcess = true };
            await verb.ConnectAsync(read.Plan!.Subscription, cancellation);
            sandbox.StartTraffic();
            return await verb.RunAsync(
                (services, token) => ApplyVerb.SubmitAsync(services, parse.GetRequiredValue(plan), read, Connection, token),
                () => new SessionsDocument(sandbox.Sessions.Total, sandbox.Sessions.Failed),
                cancellation);
        });
        return command;
    }
}
