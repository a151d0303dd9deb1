using CsCheck;
using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Journal;

namespace KeyCutover.Domain.Tests.Gates;

/// <summary>Two rules together never let through what either of them refuses.</summary>
public sealed class GateRulePropertyTests
{
    private static readonly string[] Groups = ["change-board", "security", "legal"];

    private static readonly Gen<GateWindow> Window =
        from zone in Gen.OneOf("UTC", "Europe/Stockholm", "America/New_York")
        from days in Gen.Int[1, 127]
        from begin in Gen.Int[0, 23]
        from end in Gen.Int[0, 23]
        select new GateWindow { Zone = zone, Days = [.. GateWindow.EveryDay.Where(day => (days & (1 << (int)day)) != 0)], From = new(begin, 0), To = new(end, 0) };

    private static readonly Gen<GateRule> Rule =
        from counts in Gen.Int[0, 3].Array[Groups.Length]
        from windows in Window.Array[0, 2]
        from expires in Gen.Int[0, 4]
        select new GateRule(
            [.. counts.Select((count, index) => new GroupQuota(Groups[index], count)).Where(quota => quota.Count > 0)], windows, expires == 0 ? null : TimeSpan.FromDays(expires));

    private static readonly Gen<GateDecided[]> Approvals = Gen.Int[0, 7].Array[0, 6].Select(members => members
        .Select((groups, person) => new GateDecided("app", "swap-settings", true, $"person {person}", null, "digest") { ById = $"{person}", Groups = [.. Groups.Where((_, index) => (groups & (1 << index)) != 0)] })
        .ToArray());

    [Fact]
    public void Enough_approvals_for_both_are_enough_for_each() => Gen.Select(Rule, Rule, Approvals).Sample(
        (one, other, approvals) =>
        {
            if (GateTally.Missing(one.And(other).Approvers, approvals).Count > 0) return;
            Assert.Empty(GateTally.Missing(one.Approvers, approvals));
            Assert.Empty(GateTally.Missing(other.Approvers, approvals));
        },
        iter: 2000);

    [Fact]
    public void A_moment_that_is_open_to_both_is_open_to_each() => Gen.Select(Rule, Rule, Gen.Int[0, 14 * 24]).Sample(
        (one, other, hour) =>
        {
            var now = new DateTimeOffset(2026, 10, 20, 0, 0, 0, TimeSpan.Zero).AddHours(hour);
            if (one.And(other).NextOpening(now) is not { } opening) return;
            Assert.Equal(opening, one.NextOpening(opening));
            Assert.Equal(opening, other.NextOpening(opening));
        },
        iter: 200);

    [Fact]
    public void Both_expire_when_the_first_does_and_neither_order_nor_repetition_matters() => Gen.Select(Rule, Rule).Sample(
        (one, other) =>
        {
            var (both, reversed, twice) = (one.And(other), other.And(one), one.And(other).And(other));

            Assert.True(one.ExpiresAfter is null || both.ExpiresAfter <= one.ExpiresAfter);
            Assert.True(other.ExpiresAfter is null || both.ExpiresAfter <= other.ExpiresAfter);
            Assert.Equal(both.ExpiresAfter, reversed.ExpiresAfter);
            Assert.Equal(both.Approvers.ToHashSet(), [.. reversed.Approvers]);
            Assert.Equal(both.Windows.ToHashSet(), [.. reversed.Windows]);
            Assert.Equal((both.Approvers.Count, both.Windows.Count), (twice.Approvers.Count, twice.Windows.Count));
        },
        iter: 500);

    [Fact]
    public void The_same_group_in_other_letters_is_asked_once_with_the_larger_number()
    {
        var both = new GateRule([new("change-board", 1), new("security", 2)], [], null).And(new GateRule([new("Change-Board", 2)], [], null));

        Assert.Equal([new("change-board", 2), new("security", 2)], both.Approvers);
    }
}
