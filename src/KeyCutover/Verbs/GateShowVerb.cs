using System.CommandLine;
using KeyCutover.Remote;
using KeyCutover.Terminal;

namespace KeyCutover.Verbs;

/// <summary><c>gate show RUN</c>: what people are asked to approve, and who has decided.</summary>
internal static class GateShowVerb
{
    public static Command Create()
    {
        var output = CommonOptions.Output();
        var command = new Command("show", "Shows what people are asked to approve before a step, and who has decided.") { output };
        var (gate, server) = (GateArgument.Of(command), ServerOptions.Of(command));
        command.Does(async (parse, cancellation) =>
        {
            using var service = await ServiceSignIn.OpenAsync(server.Require(parse), cancellation);
            var found = await gate.FindAsync(parse, service, cancellation);
            if (parse.GetValue(output) == OutputFormat.Json) Screen.Print(found);
            else GateScreen.Show(Consoles.Output, found);
            return ExitCodes.Done;
        }, VerbAction.StoppedAsking);
        return command;
    }
}
