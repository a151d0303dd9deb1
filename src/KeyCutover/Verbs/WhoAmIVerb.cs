using System.CommandLine;
using KeyCutover.Remote;
using KeyCutover.Terminal;
using KeyCutover.Worker.Api.Contracts;

namespace KeyCutover.Verbs;

/// <summary><c>whoami</c>: who is signed in, and what they may do.</summary>
internal static class WhoAmIVerb
{
    public static Command Create()
    {
        var output = CommonOptions.Output();
        var command = new Command("whoami", "Says who is signed in at the service, and what they may do.") { output };
        var server = ServerOptions.Of(command);
        command.Does(async (parse, cancellation) =>
        {
            using var service = await ServiceSignIn.OpenAsync(server.Require(parse), cancellation);
            var me = await service.MeAsync(cancellation);
            if (parse.GetValue(output) == OutputFormat.Json) Screen.Print(me);
            else Console.Out.WriteLine(Plain.Of(Describe(me)));
            return ExitCodes.Done;
        }, VerbAction.StoppedAsking);
        return command;
    }

    /// <summary>A person in one line.</summary>
    public static string Describe(MeDocument me) =>
        $"{me.Name}{(me.IsServicePrincipal ? " (an application)" : "")}; roles: {OrNone(me.Roles)}; groups: {OrNone(me.Groups)}";

    private static string OrNone(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
}
