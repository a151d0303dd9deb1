using System.CommandLine;
using KeyCutover.Remote;
using KeyCutover.Terminal;

namespace KeyCutover.Verbs;

/// <summary><c>plan show PLANID</c>: a plan as it was submitted.</summary>
internal static class PlanShowVerb
{
    public static Command Create()
    {
        var plan = new Argument<string>("PLANID") { Description = "The plan's id; 'keycutover plan list' shows those there are." };
        var output = CommonOptions.Output();
        var command = new Command("show", "Shows a plan of the service as it was submitted.") { plan, output };
        var server = ServerOptions.Of(command);
        command.Does(async (parse, cancellation) =>
        {
            using var service = await ServiceSignIn.OpenAsync(server.Require(parse), cancellation);
            var found = await service.PlanAsync(parse.GetRequiredValue(plan), cancellation);
            if (parse.GetValue(output) == OutputFormat.Json)
            {
                Screen.Print(found);
                return ExitCodes.Done;
            }

            // As comments, so that the output is the plan and can be linted.
            Console.Out.WriteLine(Plain.Of($"# {found.Name} ({found.PlanId}), submitted by {found.SubmittedBy} at {found.SubmittedAt:u}"));
            Console.Out.WriteLine($"# sha256 {found.Hash}");
            Console.Out.Write(Plain.Of(found.Text));
            return ExitCodes.Done;
        }, VerbAction.StoppedAsking);
        return command;
    }
}
