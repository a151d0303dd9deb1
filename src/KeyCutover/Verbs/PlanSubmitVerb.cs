using System.CommandLine;
using KeyCutover.Remote;
using KeyCutover.Terminal;
using KeyCutover.Worker.Api.Contracts;

namespace KeyCutover.Verbs;

/// <summary><c>plan submit PLAN</c>: has the service keep a plan and start a run of it.</summary>
internal static class PlanSubmitVerb
{
    public static Command Create()
    {
        var plan = CommonOptions.Plan();
        var noStart = new Option<bool>("--no-start") { Description = "Only have the service keep the plan; somebody starts a run later." };
        var output = CommonOptions.Output();
        var command = new Command("submit", "Has the service keep a plan and start a run of it.") { plan, noStart, output };
        var server = ServerOptions.Of(command);
        command.Does(async (parse, cancellation) =>
        {
            var file = parse.GetRequiredValue(plan);
            var read = await PlanFile.ReadAsync(file, cancellation);
            using var service = await ServiceSignIn.OpenAsync(server.Require(parse), cancellation);
            // The same for every try of this command: a plan whose answer was lost is not submitted twice.
            var key = Guid.NewGuid().ToString();
            // Directories of somebody's machine are nobody else's business.
            var stored = await service.SubmitAsync(Path.GetFileName(file), read.Text, key, cancellation);
            var run = parse.GetValue(noStart) ? null : await service.StartAsync(stored.PlanId, key, cancellation);
            if (parse.GetValue(output) == OutputFormat.Json) Screen.Print(new SubmittedDocument(stored, run));
            else Show(service.Target, stored, run);
            return ExitCodes.Done;
        }, VerbAction.StoppedAsking);
        return command;
    }

    private static void Show(RemoteTarget target, PlanDocument plan, RunDocument? run)
    {
        Console.Out.WriteLine($"Plan {plan.Name} is kept as {plan.PlanId}, sha256 {plan.Hash}");
        Console.Out.WriteLine(run is null
            ? $"What it would change: keycutover plan preview {plan.PlanId} --server {target}"
            : $"Run {run.RunId} is started. What follows: keycutover run watch {run.RunId} --server {target}");
    }

    private sealed record SubmittedDocument(PlanDocument Plan, RunDocument? Run);
}
