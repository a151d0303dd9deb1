using System.CommandLine;
using KeyCutover.Remote;
using KeyCutover.Worker.Api.Contracts;

namespace KeyCutover.Verbs;

/// <summary>The gate that a verb is about: named by its run, and by track and step when the run asks at several.</summary>
internal sealed class GateArgument
{
    private readonly Argument<string> run = new("RUN") { Description = "The run's id." };
    private readonly Argument<string?> step = new("TRACK/STEP") { Description = "The gated step; may be left out when the run has one open gate.", Arity = ArgumentArity.ZeroOrOne };

    private GateArgument()
    {
    }

    /// <summary>Gives the verb the arguments.</summary>
    public static GateArgument Of(Command command)
    {
        var argument = new GateArgument();
        command.Add(argument.run);
        command.Add(argument.step);
        return argument;
    }

    /// <summary>The gate that is meant.</summary>
    /// <exception cref="Refusal">There is no such gate, none that is open, or several.</exception>
    public async Task<GateDocument> FindAsync(ParseResult parse, ServiceClient service, CancellationToken cancellation)
    {
        var runId = parse.GetRequiredValue(run);
        if (parse.GetValue(step) is { } named)
        {
            return named.Split('/') is [{ Length: > 0 } track, { Length: > 0 } name]
                ? await service.GateAsync(runId, track, name, cancellation)
                : throw new Refusal($"A gate is named as TRACK/STEP, such as account/disable-local-auth; it is '{named}'.");
        }

        // Says whether there is such a run.
        await service.RunAsync(runId, cancellation);
        var open = (await service.GatesAsync(cancellation)).Where(gate => gate.RunId == runId).ToList();
        return open.Count switch
        {
            1 => open[0],
            0 => throw new Refusal($"No gate of run {runId} is open. 'keycutover run explain {runId}' says what it waits for."),
            _ => throw new Refusal($"Several gates of run {runId} are open; name one of: {string.Join(", ", open.Select(gate => $"{gate.Track}/{gate.Step}"))}."),
        };
    }
}
