using KeyCutover.Domain.Journal;

namespace KeyCutover.Domain.Gates;

/// <summary>Counts approvals against quotas. Pure.</summary>
public static class GateTally
{
    /// <summary>The approvals that are still missing, group by group; empty when the quotas are met.</summary>
    /// <param name="quotas">What is asked for.</param>
    /// <param name="decisions">The decisions so far. A person counts once, for one group, whichever meets the most.</param>
    public static IReadOnlyList<GroupQuota> Missing(IReadOnlyList<GroupQuota> quotas, IReadOnlyList<GateDecided> decisions)
    {
        // Somebody at a terminal is vouched for by nobody: there are no four eyes there, and one approval clears the gate.
        if (decisions.Any(decision => decision is { Approved: true, ById: null })) return [];
        var approvers = decisions.Where(decision => decision.Approved).DistinctBy(decision => decision.ById).ToList();
        return [.. quotas.Where(quota => approvers.Count(approver => approver.Groups?.Contains(quota.Group) == true) < quota.Count)];
    }
}
