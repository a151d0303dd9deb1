using KeyCutover.Domain.Journal;

namespace KeyCutover.Domain.Gates;

/// <summary>Counts approvals against quotas. Pure.</summary>
public static class GateTally
{
    /// <summary>The approvals that are still missing, group by group; empty when the quotas are met.</summary>
    /// <param name="quotas">What is asked for.</param>
    /// <param name="decisions">The decisions so far. A person counts once, for one group, such that as little as possible is missing.</param>
    public static IReadOnlyList<GroupQuota> Missing(IReadOnlyList<GroupQuota> quotas, IReadOnlyList<GateDecided> decisions)
    {
        // Somebody at a terminal is vouched for by nobody: there are no four eyes there, and one approval clears the gate.
        if (decisions.Any(decision => decision is { Approved: true, ById: null })) return [];
        var seats = quotas.Select(quota => new Seats(quota)).ToList();
        foreach (var approver in decisions.Where(decision => decision.Approved).DistinctBy(decision => decision.ById)) TakeSeat(approver, seats, []);
        return [.. seats.Where(group => group.Free > 0).Select(group => group.Quota with { Count = group.Free })];
    }

    /// <summary>Seats an approver, having those who sit already move to another of their groups where that helps: a maximum matching, one augmenting path at a time.</summary>
    private static bool TakeSeat(GateDecided approver, IReadOnlyList<Seats> seats, HashSet<Seats> tried)
    {
        foreach (var group in seats.Where(group => group.Admits(approver) && tried.Add(group)))
        {
            if (group.Free > 0)
            {
                group.Taken.Add(approver);
                return true;
            }

            var mover = group.Taken.FindIndex(taken => TakeSeat(taken, seats, tried));
            if (mover < 0) continue;
            group.Taken[mover] = approver;
            return true;
        }

        return false;
    }

    private sealed class Seats(GroupQuota quota)
    {
        public GroupQuota Quota => quota;

        public List<GateDecided> Taken { get; } = [];

        public int Free => quota.Count - Taken.Count;

        public bool Admits(GateDecided approver) => approver.Groups?.Contains(quota.Group, StringComparer.OrdinalIgnoreCase) == true;
    }
}
