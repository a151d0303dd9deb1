using System.CommandLine;
using KeyCutover.Remote;

namespace KeyCutover.Verbs;

/// <summary><c>sign-out</c>: forgets a sign-in and deletes its tokens.</summary>
internal static class SignOutVerb
{
    public static Command Create()
    {
        var command = new Command("sign-out", "Forgets the sign-in at the service, and deletes its tokens from this machine.");
        var server = ServerOptions.Of(command);
        command.Does(async (parse, cancellation) =>
        {
            var (target, folder) = (server.Require(parse), new SignInFolder());
            if (await folder.ReadAsync(target, cancellation) is { Account: not null } record) (await TokenStorage.OpenAsync(folder, target, record.IsPlainFile)).Clear();
            folder.Delete(target);
            Console.Out.WriteLine($"Nobody is signed in at {target} from here.");
            return ExitCodes.Done;
        });
        return command;
    }
}
