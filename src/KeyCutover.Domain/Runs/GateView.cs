using System.Collections.Immutable;
using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Journal;

namespace KeyCutover.Domain.Runs;

/// <summary>A gate that was opened.</summary>
/// <param name="Card">What people are asked to approve.</param>
/// <param name="OpenedAt">When they were asked.</param>
/// <param name="Expires">Until when they may decide; null without limit.</param>
/// <param name="Decisions">Who decided what, oldest first.</param>
/// <param name="Outcome">What came of it; null while it is open.</param>
public sealed record GateView(ApprovalCard Card, DateTimeOffset OpenedAt, DateTimeOffset? Expires, ImmutableList<GateDecided> Decisions, GateOutcome? Outcome)
{
    /// <summary>The approvals that are still missing.</summary>
    public IReadOnlyList<GroupQuota> Missing => GateTally.Missing(Card.Approvers, Decisions);

    /// <summary>The decision that settled it; null when it is open or expired.</summary>
    public GateDecided? Decision => Outcome is GateOutcome.Approved or GateOutcome.Declined ? Decisions[^1] : null;

    /// <summary>The gate with one more decision.</summary>
    internal GateView With(GateDecided decided)
    {
        var gate = this with { Decisions = Decisions.Add(decided) };
        return gate with { Outcome = !decided.Approved ? GateOutcome.Declined : gate.Missing.Count == 0 ? GateOutcome.Approved : null };
    }
}

/// <summary>What came of a gate.</summary>
public enum GateOutcome
{
    /// <summary>Enough people approved.</summary>
    Approved,

    /// <summary>Somebody declined.</summary>
    Declined,

    /// <summary>Not enough people decided in time.</summary>
    Expired,
}

/// <summary>A gate whose approvals were void.</summary>
/// <param name="At">When that was found.</param>
/// <param name="Card">The card that had been approved.</param>
/// <param name="Decisions">Who had approved it.</param>
/// <param name="Reason">Why they no longer hold.</param>
/// <param name="Differences">What is not as it was approved.</param>
public sealed record VoidedGate(
    DateTimeOffset At, ApprovalCard Card, IReadOnlyList<GateDecided> Decisions, string Reason, IReadOnlyList<CardDifference> Differences);
