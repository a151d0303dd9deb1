using System.CommandLine;
using KeyCutover.Remote;

namespace KeyCutover.Verbs;

/// <summary><c>evidence public-key</c>: the public half of the key that the service signs evidence with.</summary>
internal static class EvidencePublicKeyVerb
{
    public static Command Create()
    {
        var command = new Command("public-key", "Writes the public key (PEM) of the service to the standard output; archives that it signed are verified with it.");
        var server = ServerOptions.Of(command);
        command.Does(async (parse, cancellation) =>
        {
            using var service = await ServiceSignIn.OpenAsync(server.Require(parse), cancellation);
            Console.Out.WriteLine((await service.EvidenceKeyAsync(cancellation)).Trim());
            return ExitCodes.Done;
        }, VerbAction.StoppedAsking);
        return command;
    }
}
