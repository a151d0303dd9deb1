namespace KeyCutover.Domain.Gates;

/// <summary>Who has to agree to a step, when it may then begin, and until when they may.</summary>
/// <param name="Approvers">The quotas, all of which must be met.</param>
/// <param name="Windows">The windows, in all of which the step must begin; empty when it may begin at any time.</param>
/// <param name="ExpiresAfter">How long the gate stays open; null when it does not expire.</param>
public sealed record GateRule(IReadOnlyList<GroupQuota> Approvers, IReadOnlyList<GateWindow> Windows, TimeSpan? ExpiresAfter)
{
    /// <summary>The rule of one gate.</summary>
    public static GateRule Of(IReadOnlyList<GroupQuota> approvers, GateWindow? window, TimeSpan? expiresAfter) => new(approvers, window is null ? [] : [window], expiresAfter);

    /// <summary>Both rules: for each group the larger quota, every window, the earlier expiry. What either asks for is asked for.</summary>
    public GateRule And(GateRule other) => new(
        [.. Approvers.Concat(other.Approvers)
            .GroupBy(quota => quota.Group, StringComparer.OrdinalIgnoreCase)
            .Select(group => new GroupQuota(group.First().Group, group.Max(quota => quota.Count)))],
        [.. Windows.Concat(other.Windows).Distinct()],
        ExpiresAfter is null || other.ExpiresAfter < ExpiresAfter ? other.ExpiresAfter : ExpiresAfter);

    /// <summary>The first moment from <paramref name="now"/> on at which every window is open; null when there is none within two years.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset now)
    {
        var last = now + TimeSpan.FromDays(731);
        for (var at = now; at <= last;)
        {
            // No window opens before its next opening, so nothing is passed over; and time only grows, so this ends.
            var next = at;
            foreach (var window in Windows)
            {
                if (window.NextOpening(next) is not { } opening) return null;
                next = opening;
            }

            if (next == at) return at;
            at = next;
        }

        return null;
    }
}
