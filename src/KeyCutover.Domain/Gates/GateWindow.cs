namespace KeyCutover.Domain.Gates;

/// <summary>When a gated step may begin, by the clocks of a time zone.</summary>
/// <param name="Zone">The time zone, by its IANA name.</param>
public sealed record GateWindow(string Zone)
{
    /// <summary>The first moment from <paramref name="now"/> on at which it is open; null when there is none within two years.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset now) => Zone.Length > 0 ? now : null;
}
