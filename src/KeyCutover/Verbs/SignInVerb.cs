using System.CommandLine;
using Azure.Core;
using Azure.Identity;
using KeyCutover.Remote;
using KeyCutover.Terminal;
using Spectre.Console;

namespace KeyCutover.Verbs;

/// <summary><c>sign-in</c>: signs in where the service says, once somebody has agreed to that place.</summary>
internal static class SignInVerb
{
    public static Command Create()
    {
        var output = CommonOptions.Output();
        var command = new Command("sign-in", "Signs in at the service: in a browser, with a code that is shown here. The service says where.") { output };
        var server = ServerOptions.Of(command);
        command.Does(async (parse, cancellation) =>
        {
            var (target, format) = (server.Require(parse), parse.GetValue(output));
            var (settings, folder) = (SignInSettings.Read(), new SignInFolder());
            var challenge = await ServiceConnection.ReadChallengeAsync(target, cancellation);
            await AgreeAsync(target, challenge, settings, await folder.ReadAsync(target, cancellation), format, cancellation);

            var record = new SignInRecord { Server = target.ToString(), Challenge = challenge };
            TokenCredential credential;
            if (settings.Application is { } application)
            {
                credential = SignInCredentials.OfApplication(target, challenge, application);
            }
            else
            {
                var tokens = await TokenStorage.ChooseAsync(folder, target);
                var person = SignInCredentials.OfPerson(target, challenge, tokens, null, Console.Error.WriteLine);
                record = record with { Account = await AuthenticateAsync(target, challenge, person, cancellation), IsPlainFile = tokens.IsPlainFile };
                credential = person;
            }

            using var service = ServiceSignIn.Open(target, credential, challenge);
            var me = await service.MeAsync(cancellation);
            await folder.WriteAsync(target, record, cancellation);
            if (format == OutputFormat.Json) Screen.Print(me);
            else Console.Out.WriteLine($"Signed in at {target}: {WhoAmIVerb.Describe(me)}");
            if (record.IsPlainFile) Console.Error.WriteLine($"There is no keyring here, so the tokens are in a file that only you can read, not encrypted: {folder.Path}");
            return ExitCodes.Done;
        }, "Stopped; nobody was signed in.");
        return command;
    }

    /// <summary>A service that lies must not lead anybody to a place that collects what they type.</summary>
    private static async Task AgreeAsync(RemoteTarget target, SignInChallenge challenge, SignInSettings settings, SignInRecord? before, OutputFormat output, CancellationToken cancellation)
    {
        if (settings.Authority is { } expected)
        {
            if (!challenge.IsAt(expected)) throw new Refusal($"{target} sends you to {challenge.Address} to sign in, and {SignInSettings.AuthorityVariable} says {expected}. Nothing was sent there.", ExitCodes.NotPermitted);
            return;
        }

        if (before?.Challenge == challenge) return;
        if (!Prompts.CanAsk(output))
            throw new Refusal($"{target} sends you to {challenge.Address} to sign in. If that is right, set {SignInSettings.AuthorityVariable}={challenge.Address}, or sign in at a terminal, which asks.");
        Consoles.Output.MarkupLine($"{Plain.Markup(target.ToString())} sends you to [bold]{Plain.Markup(challenge.Authority.Authority)}[/] to sign in{(challenge.IsMicrosofts ? "" : ", [yellow]which is not Microsoft's[/]")}.");
        Consoles.Output.MarkupLine($"[grey]Directory {Plain.Markup(challenge.Tenant)}, application {Plain.Markup(challenge.ClientId)}, for {Plain.Markup(challenge.Resource)}[/]");
        if (!await Prompts.AgreesAsync("Is that where you sign in?", cancellation)) throw new Refusal("Nobody was signed in.", ExitCodes.NotPermitted);
    }

    private static async Task<System.Text.Json.JsonElement> AuthenticateAsync(RemoteTarget target, SignInChallenge challenge, DeviceCodeCredential person, CancellationToken cancellation)
    {
        try
        {
            return SignInCredentials.Write(await person.AuthenticateAsync(new TokenRequestContext([challenge.Scope]), cancellation));
        }
        catch (AuthenticationFailedException failed)
        {
            throw SignInFailure.Of(target, failed);
        }
    }
}
