using CsCheck;
using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Journal;

namespace KeyCutover.Domain.Tests.Gates;

public sealed class GateTallyTests
{
    private static readonly GroupQuota[] BoardTwiceAndSecurity = [new("change-board", 2), new("security", 1)];

    [Fact]
    public void What_is_missing_is_counted_group_by_group() => Assert.Equal(
        [new("change-board", 1), new("security", 1)],
        GateTally.Missing(BoardTwiceAndSecurity, [Approval("ben", "change-board")]));

    [Fact]
    public void A_person_counts_once_however_often_they_approve() => Assert.Equal(
        [new("change-board", 1), new("security", 1)],
        GateTally.Missing(BoardTwiceAndSecurity, [Approval("ben", "change-board"), Approval("ben", "change-board")]));

    [Fact]
    public void A_person_of_two_groups_counts_for_the_one_that_nobody_else_can_fill()
    {
        GateDecided[] decisions = [Approval("max", "change-board", "security"), Approval("ben", "change-board"), Approval("bea", "change-board")];

        Assert.Empty(GateTally.Missing(BoardTwiceAndSecurity, decisions));
        Assert.Empty(GateTally.Missing(BoardTwiceAndSecurity, [.. decisions.Reverse()]));
        Assert.Equal([new("security", 1)], GateTally.Missing([new("change-board", 1), new("security", 1)], decisions[..1]));
    }

    [Fact]
    public void Groups_are_told_apart_without_regard_to_letter_case() =>
        Assert.Empty(GateTally.Missing([new("Change-Board", 1)], [Approval("ben", "change-board")]));

    [Fact]
    public void A_decline_counts_for_nothing() =>
        Assert.NotEmpty(GateTally.Missing([new("change-board", 1)], [Approval("ben", "change-board") with { Approved = false }]));

    [Fact]
    public void An_approval_at_a_terminal_clears_every_quota() =>
        Assert.Empty(GateTally.Missing(BoardTwiceAndSecurity, [new GateDecided("app", "swap-settings", true, "engineer", null, "digest")]));

    [Fact]
    public void As_little_is_missing_as_any_assignment_leaves() => Gen.Select(Gen.Int[1, 3].Array[1, 4], Gen.Int[0, 15].Array[0, 6]).Sample(
        (counts, memberships) =>
        {
            GroupQuota[] quotas = [.. counts.Select((count, group) => new GroupQuota($"group-{group}", count))];
            GateDecided[] approvals = [.. memberships.Select((groups, person) => Approval($"person-{person}", [.. Enumerable.Range(0, 4).Where(group => (groups & (1 << group)) != 0).Select(group => $"group-{group}")]))];

            var missing = GateTally.Missing(quotas, approvals);

            Assert.Equal(LeastMissing(counts, memberships), missing.Sum(quota => quota.Count));
            Assert.Equal(missing, GateTally.Missing(quotas, approvals));
            Assert.All(missing, quota => Assert.InRange(quota.Count, 1, quotas.Single(asked => asked.Group == quota.Group).Count));
        },
        iter: 2000);

    /// <summary>Tries every way to seat people: each for one of their groups, or none.</summary>
    private static int LeastMissing(int[] counts, ReadOnlySpan<int> memberships)
    {
        if (memberships.IsEmpty) return counts.Sum();
        var least = LeastMissing(counts, memberships[1..]);
        for (var group = 0; group < counts.Length; group++)
        {
            if ((memberships[0] & (1 << group)) == 0 || counts[group] == 0) continue;
            counts[group]--;
            least = Math.Min(least, LeastMissing(counts, memberships[1..]));
            counts[group]++;
        }

        return least;
    }

    private static GateDecided Approval(string who, params string[] groups) => new("app", "swap-settings", true, who, null, "digest") { ById = who, Groups = groups };
}
