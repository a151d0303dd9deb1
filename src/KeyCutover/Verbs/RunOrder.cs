using System.CommandLine;
using KeyCutover.Domain.Runs;
using KeyCutover.Remote;
using KeyCutover.Terminal;
using KeyCutover.Worker.Api.Contracts;
using Spectre.Console;

namespace KeyCutover.Verbs;

/// <summary>Something that people have the service do to a run. The service decides whether it is legal and whether they may, and records what it refuses.</summary>
internal sealed class RunOrder
{
    private readonly RunVerb verb;
    private readonly Option<string?> reason = new("--reason") { Description = "Why; the run's journal keeps it." };
    private readonly Option<bool> yes = new("--yes") { Description = "Do not ask to type the run's id." };

    private RunOrder(RunVerb verb) => this.verb = verb;

    private string Name => verb.ToString().ToLowerInvariant();

    private string Phrase => verb == RunVerb.Rollback ? "roll back" : Name;

    private bool TakesReason => verb is not (RunVerb.Resume or RunVerb.Retry);

    // These two cannot be taken back.
    private bool IsFinal => verb is RunVerb.Rollback or RunVerb.Cancel;

    /// <summary>Gives the verb the options that go with it.</summary>
    public static RunOrder Of(Command command, RunVerb verb)
    {
        var order = new RunOrder(verb);
        if (order.TakesReason) command.Add(order.reason);
        if (order.IsFinal) command.Add(order.yes);
        return order;
    }

    /// <summary>A verb that only the service can do.</summary>
    public static Command Create(RunVerb verb, string description)
    {
        var run = RunArgument.Create();
        var output = CommonOptions.Output();
        var command = new Command(verb.ToString().ToLowerInvariant(), description) { run, output };
        var (order, server) = (Of(command, verb), ServerOptions.Of(command));
        command.Does((parse, cancellation) => order.DoAsync(parse, server.Require(parse), parse.GetValue(run), parse.GetValue(output), cancellation), VerbAction.StoppedAsking);
        return command;
    }

    /// <summary>Why, when that was said.</summary>
    public string? ReasonIn(ParseResult parse) => TakesReason ? parse.GetValue(reason) : null;

    /// <summary>Asks the service to do it.</summary>
    public async Task<int> DoAsync(ParseResult parse, RemoteTarget target, string? named, OutputFormat output, CancellationToken cancellation)
    {
        using var service = await ServiceSignIn.OpenAsync(target, cancellation);
        var run = await RunArgument.FindAsync(named, new ServiceRuns(service), IsLegal, $"run to {Phrase}", cancellation);
        if (IsFinal && !parse.GetValue(yes)) await ConfirmAsync(run, output, cancellation);

        var after = await service.DoAsync(run.RunId, verb, ReasonIn(parse), cancellation);
        if (output == OutputFormat.Json) Screen.Print(after);
        else Console.Out.WriteLine($"Run {after.RunId} is {after.State}. What follows: keycutover run watch {after.RunId} --server {target}");
        return ExitCodes.Done;
    }

    private bool IsLegal(RunDocument run) => run.Verbs.Any(known => known.Verb == Name && known.Refusal is null);

    private async Task ConfirmAsync(RunDocument run, OutputFormat output, CancellationToken cancellation)
    {
        if (!Prompts.CanAsk(output)) throw new Refusal($"To {Phrase} run {run.RunId} without being asked, add --yes.");
        Consoles.Output.MarkupLine($"Run [bold]{Plain.Markup(run.RunId)}[/] of plan [bold]{Plain.Markup(run.Plan)}[/] is {run.State}.");
        if (!await Prompts.TypesAsync(run.RunId, $"Type the run's id to {Phrase} this run:", cancellation)) throw new Refusal("That is not the run's id; nothing was done.");
    }
}
