using System.CommandLine;
using KeyCutover.Remote;

namespace KeyCutover.Verbs;

/// <summary>The options by which a verb names the service.</summary>
internal sealed class ServerOptions
{
    private readonly Option<string?> server = new("--server") { Description = "The service's address; unless given, what KEYCUTOVER_SERVER says." };
    private readonly Option<string?> certificate = new("--ca-certificate")
    {
        Description = "A file of certificates (PEM) to trust beside the machine's, for a service with a private authority; unless given, what KEYCUTOVER_CA_CERTIFICATE says.",
    };

    private ServerOptions()
    {
    }

    /// <summary>Gives the verb these options.</summary>
    public static ServerOptions Of(Command command)
    {
        var options = new ServerOptions();
        command.Add(options.server);
        command.Add(options.certificate);
        return options;
    }

    /// <summary>The service, for a verb that nothing else can do.</summary>
    /// <exception cref="Refusal">None is named.</exception>
    public RemoteTarget Require(ParseResult parse) => RemoteTarget.Require(parse.GetValue(server), parse.GetValue(certificate));

    /// <summary>The service, for a verb that also works with something on this machine; null when that is meant.</summary>
    /// <exception cref="Refusal">Both are named.</exception>
    public RemoteTarget? Find(ParseResult parse, params IReadOnlyList<Option> local)
    {
        // What is typed counts for more than what the environment happens to hold.
        if (local.FirstOrDefault(option => parse.GetResult(option) is { Implicit: false }) is not { } typed) return RemoteTarget.Find(parse.GetValue(server), parse.GetValue(certificate));
        return parse.GetValue(server) is null ? null : throw new Refusal($"--server and {typed.Name} exclude each other: the service has what it needs.");
    }

    /// <summary>Whether the service is named with the verb itself.</summary>
    public bool IsTyped(ParseResult parse) => parse.GetValue(server) is not null;

    /// <summary>Opens the runs that are meant: the service's, or those of the state directory.</summary>
    public async Task<IRunSource> OpenRunsAsync(ParseResult parse, Option<string> state, CancellationToken cancellation) => Find(parse, state) is { } target
        ? new ServiceRuns(await ServiceSignIn.OpenAsync(target, cancellation))
        : await StateDirectoryRuns.OpenAsync(parse.GetRequiredValue(state), cancellation);
}
