using System.CommandLine;
using KeyCutover.Domain.Gates;
using KeyCutover.Remote;
using KeyCutover.Terminal;
using KeyCutover.Worker.Api.Contracts;

namespace KeyCutover.Verbs;

/// <summary>What <c>gate approve</c> and <c>gate decline</c> share: the card is shown, and what is decided on is the card that was shown.</summary>
internal static class GateDecision
{
    // As many digits of a digest as the card shows; fewer could be those of another card.
    private const int ShortestPrefix = 16;

    public static Command Create(bool approve, string name, string description)
    {
        var comment = new Option<string?>("--comment") { Description = "What to say about it; the run's journal keeps it.", Required = !approve };
        var digest = new Option<string?>("--digest") { Description = $"The beginning of the card's digest, at least {ShortestPrefix} digits: decide only if the card is still that one." };
        var yes = new Option<bool>("--yes") { Description = "Do not ask; needs --digest." };
        var output = CommonOptions.Output();
        var command = new Command(name, description) { comment, digest, yes, output };
        var (argument, server) = (GateArgument.Of(command), ServerOptions.Of(command));
        command.Does(async (parse, cancellation) =>
        {
            var (prefix, format) = (parse.GetValue(digest), parse.GetValue(output));
            if (prefix is { Length: < ShortestPrefix }) throw new Refusal($"--digest needs at least {ShortestPrefix} digits; 'keycutover gate show' shows them.");
            var isAgreed = parse.GetValue(yes);
            if (isAgreed && prefix is null) throw new Refusal("--yes needs --digest: a card that nobody has seen is not decided on. 'keycutover gate show' shows it.");
            if (!isAgreed && !Prompts.CanAsk(format)) throw new Refusal($"Nobody can be asked here. To {name} a card that you have seen, add --digest DIGEST --yes.");

            using var service = await ServiceSignIn.OpenAsync(server.Require(parse), cancellation);
            var gate = await argument.FindAsync(parse, service, cancellation);
            if (format == OutputFormat.Text) GateScreen.Show(Consoles.Output, gate);
            Check(gate, prefix);
            if (!isAgreed && !await Prompts.AgreesAsync($"{(approve ? "Approve" : "Decline")} {gate.Step} of {gate.Track}?", cancellation)) throw new Refusal("Nothing was decided.");

            var after = await service.DecideAsync(gate, approve, parse.GetValue(comment), cancellation);
            if (format == OutputFormat.Json) Screen.Print(after);
            else Console.Out.WriteLine(Said(after, approve));
            return ExitCodes.Done;
        }, VerbAction.StoppedAsking);
        return command;
    }

    private static void Check(GateDocument gate, string? prefix)
    {
        if (gate.Outcome is { } outcome) throw new Refusal($"The gate before {gate.Step} of {gate.Track} is settled: {outcome}.");
        // What is approved is what was shown, whatever the service calls it.
        if (DigestOf(gate.Card) != gate.Digest) throw new Refusal("The card that the service sent is not the one of its digest; a newer service may write cards that this keycutover cannot show in full. Nothing was decided.");
        if (prefix is not null && !gate.Digest.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) throw new Refusal($"The card is another one now, {gate.Digest[..16]}. Nothing was decided; look at it with 'keycutover gate show {gate.RunId} {gate.Track}/{gate.Step}'.");
    }

    private static string Said(GateDocument gate, bool approve) => gate switch
    {
        { Outcome: null } => $"Approved; still missing: {string.Join(" and ", gate.Missing)}.",
        _ => $"{(approve ? "Approved" : "Declined")}; the gate before {gate.Step} of {gate.Track} is settled.",
    };

    private static string DigestOf(CardDocument card) => new ApprovalCard
    {
        Plan = card.Plan,
        PlanHash = card.PlanHash,
        ChangeTicket = card.ChangeTicket,
        Track = card.Track,
        Step = card.Step,
        Changes = card.Changes,
        Reversibility = card.Reversibility,
        Approvers = card.Approvers,
        Windows = card.Windows,
        Affects = card.Affects,
    }.Digest();
}
