using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Worker.Api.Contracts;

/// <summary>What people are asked to approve.</summary>
public sealed record CardDocument
{
    /// <summary>The plan's name.</summary>
    public required string Plan { get; init; }

    /// <summary>SHA-256 of the plan.</summary>
    public required string PlanHash { get; init; }

    /// <summary>The change ticket.</summary>
    public required string ChangeTicket { get; init; }

    /// <summary>The track.</summary>
    public required string Track { get; init; }

    /// <summary>The step that waits.</summary>
    public required string Step { get; init; }

    /// <summary>Every property that changes, before and after, secrets masked.</summary>
    public required IReadOnlyList<PropertyChange> Changes { get; init; }

    /// <summary>The applications whose customers feel it.</summary>
    public required IReadOnlyList<string> Affects { get; init; }

    /// <summary>How it is undone, and what cannot be.</summary>
    public required string Reversibility { get; init; }

    /// <summary>Who has to agree: every quota must be met.</summary>
    public required IReadOnlyList<GroupQuota> Approvers { get; init; }

    /// <summary>When the step may begin once it is approved; empty when at any time.</summary>
    public required IReadOnlyList<string> Windows { get; init; }

    /// <summary>The card.</summary>
    public static CardDocument Of(ApprovalCard card) => new()
    {
        Plan = card.Plan,
        PlanHash = card.PlanHash,
        ChangeTicket = card.ChangeTicket,
        Track = card.Track,
        Step = card.Step,
        Changes = card.Changes,
        Affects = card.Affects,
        Reversibility = card.Reversibility,
        Approvers = card.Approvers,
        Windows = card.Windows,
    };
}
