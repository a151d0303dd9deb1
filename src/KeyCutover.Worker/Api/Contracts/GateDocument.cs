using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Worker.Desk;

namespace KeyCutover.Worker.Api.Contracts;

/// <summary>A gate, with its card.</summary>
public sealed record GateDocument
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The gated step's track.</summary>
    public required string Track { get; init; }

    /// <summary>The gated step.</summary>
    public required string Step { get; init; }

    /// <summary>The digest of the card; a decision names it.</summary>
    public required string Digest { get; init; }

    /// <summary>What people are asked to approve.</summary>
    public required CardDocument Card { get; init; }

    /// <summary>When they were asked.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Until when they may decide; null without limit.</summary>
    public required DateTimeOffset? Expires { get; init; }

    /// <summary>What came of it; null while it is open.</summary>
    public required GateOutcome? Outcome { get; init; }

    /// <summary>The approvals that are still missing.</summary>
    public required IReadOnlyList<GroupQuota> Missing { get; init; }

    /// <summary>Who decided what, oldest first.</summary>
    public required IReadOnlyList<DecisionDocument> Decisions { get; init; }

    /// <summary>Earlier approvals that did not hold, oldest first.</summary>
    public required IReadOnlyList<VoidedGateDocument> Voided { get; init; }

    /// <summary>Why whoever asks may not decide; null when they may.</summary>
    public required string? Refusal { get; init; }

    /// <summary>The gate as somebody sees it.</summary>
    public static GateDocument Of(OpenGate open)
    {
        var gate = open.Step.Gate!;
        return new GateDocument
        {
            RunId = open.Run.RunId,
            Track = open.Step.Track,
            Step = open.Step.Name,
            Digest = gate.Card.Digest(),
            Card = CardDocument.Of(gate.Card),
            OpenedAt = gate.OpenedAt,
            Expires = gate.Expires,
            Outcome = gate.Outcome,
            Missing = gate.Missing,
            Decisions = [.. gate.Decisions.Select(DecisionDocument.Of)],
            Voided = [.. open.Step.VoidedGates.Select(VoidedGateDocument.Of)],
            Refusal = open.Refusal,
        };
    }
}

/// <summary>A decision at a gate.</summary>
/// <param name="By">Who decided.</param>
/// <param name="ById">Their object id; null for somebody at a terminal.</param>
/// <param name="Approved">Whether the step may go on.</param>
/// <param name="Comment">What they said; null when nothing.</param>
/// <param name="Groups">Those of the card's groups that they were in.</param>
/// <param name="Digest">The digest of the card that they saw.</param>
public sealed record DecisionDocument(string By, string? ById, bool Approved, string? Comment, IReadOnlyList<string> Groups, string Digest)
{
    /// <summary>The decision.</summary>
    public static DecisionDocument Of(GateDecided decided) =>
        new(decided.By, decided.ById, decided.Approved, decided.Comment, decided.Groups ?? [], decided.Digest);
}

/// <summary>Approvals that did not hold, because what would happen was not what was approved.</summary>
/// <param name="At">When that was found.</param>
/// <param name="Digest">The digest of the card that had been approved.</param>
/// <param name="Decisions">Who had approved it.</param>
/// <param name="Reason">Why they do not hold.</param>
/// <param name="Differences">What is not as it was approved.</param>
public sealed record VoidedGateDocument(
    DateTimeOffset At, string Digest, IReadOnlyList<DecisionDocument> Decisions, string Reason, IReadOnlyList<CardDifference> Differences)
{
    /// <summary>The approvals that did not hold.</summary>
    public static VoidedGateDocument Of(VoidedGate gate) =>
        new(gate.At, gate.Card.Digest(), [.. gate.Decisions.Select(DecisionDocument.Of)], gate.Reason, gate.Differences);
}
