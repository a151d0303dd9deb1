namespace KeyCutover.Domain.Gates;

/// <summary>One thing that is not as it was on the card that people approved.</summary>
/// <param name="What">What differs: the plan, a property of a target, an approver.</param>
/// <param name="Approved">As it was on the card; null when it was not there.</param>
/// <param name="Now">As it is; null when it is gone.</param>
public sealed record CardDifference(string What, string? Approved, string? Now)
{
    /// <summary>Everything in which two cards differ; empty when their digests are the same.</summary>
    public static IReadOnlyList<CardDifference> Between(ApprovalCard approved, ApprovalCard now) =>
    [
        .. Of("plan", approved.PlanHash, now.PlanHash),
        .. Of("change ticket", approved.ChangeTicket, now.ChangeTicket),
        .. Of("how it is undone", approved.Reversibility, now.Reversibility),
        .. Of("approvers", string.Join(", ", approved.Approvers), string.Join(", ", now.Approvers)),
        .. Of("windows", string.Join("; ", approved.Windows), string.Join("; ", now.Windows)),
        .. Of("affects", string.Join(", ", approved.Affects), string.Join(", ", now.Affects)),
        .. approved.Changes.Concat(now.Changes).Select(change => (change.Target, change.Property)).Distinct().SelectMany(key => OfChange(key, approved, now)),
    ];

    private static IEnumerable<CardDifference> OfChange((string Target, string Property) key, ApprovalCard approved, ApprovalCard now)
    {
        var (then, today) = (Find(approved, key), Find(now, key));
        return Of($"{key.Property} of {key.Target}", then is null ? null : $"{then.Before ?? "absent"} -> {then.After ?? "absent"}", today is null ? null : $"{today.Before ?? "absent"} -> {today.After ?? "absent"}");
    }

    private static Steps.PropertyChange? Find(ApprovalCard card, (string Target, string Property) key) =>
        card.Changes.FirstOrDefault(change => (change.Target, change.Property) == key);

    private static IEnumerable<CardDifference> Of(string what, string? approved, string? now) =>
        approved == now ? [] : [new CardDifference(what, approved, now)];
}
