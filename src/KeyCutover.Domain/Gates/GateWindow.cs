using System.ComponentModel;
using NodaTime;

namespace KeyCutover.Domain.Gates;

/// <summary>
/// When a gated step may begin, by the clocks of a time zone. On a day when those clocks are changed it is open from the first moment at which they
/// show <see cref="From"/> or later until they show less than <see cref="To"/> for the last time. Equal when it says the same.
/// </summary>
public sealed record GateWindow
{
    /// <summary>Every day of the week, from Monday on.</summary>
    public static readonly IReadOnlyList<DayOfWeek> EveryDay = [.. Enum.GetValues<DayOfWeek>().OrderBy(FromMonday)];

    /// <summary>The time zone, by its IANA name.</summary>
    [Description("The time zone, by its IANA name, such as Europe/Stockholm.")]
    public required string Zone { get; init; }

    /// <summary>The days on which it begins, from Monday on; every day unless said otherwise.</summary>
    [Description("The days on which the window begins; every day unless said otherwise.")]
    public IReadOnlyList<DayOfWeek> Days { get; init => field = [.. value.Distinct().OrderBy(FromMonday)]; } = EveryDay;

    /// <summary>The time at which it begins.</summary>
    [Description("The time of day at which the window begins.")]
    public TimeOnly From { get; init; }

    /// <summary>The time at which it ends: of the next day when it is not after <see cref="From"/>.</summary>
    [Description("The time of day at which the window ends; when it is earlier than 'from', that of the next day. 00:00 is the end of the day.")]
    public TimeOnly To { get; init; }

    /// <summary>The dates on which it is closed whatever the time.</summary>
    [Description("Dates on which the window is closed.")]
    public IReadOnlyList<GateFreeze> Freezes { get; init => field = [.. value]; } = [];

    /// <summary>Whether a step may begin at <paramref name="now"/>.</summary>
    public bool IsOpen(DateTimeOffset now) => NextOpening(now) == now;

    /// <summary>The first moment from <paramref name="now"/> on at which it is open; null when there is none within two years.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset now)
    {
        var calendar = new WindowCalendar(this);
        return calendar.NextOpening(Instant.FromDateTimeOffset(now))?.ToDateTimeOffset();
    }

    /// <summary>The window for people: <c>Tue, Thu 20:00-23:30 Europe/Stockholm, frozen 2026-12-18 to 2027-01-07 (year end)</c>.</summary>
    public override string ToString()
    {
        var days = Days.Count == EveryDay.Count ? "every day" : string.Join(", ", Days.Select(day => $"{day}"[..3]));
        var until = To == TimeOnly.MinValue ? "24:00" : To > From ? $"{To:HH:mm}" : $"{To:HH:mm} the day after";
        var frozen = Freezes.Count == 0 ? "" : $", frozen {string.Join(", ", Freezes)}";
        return $"{days} {From:HH:mm}-{until} {Zone}{frozen}";
    }

    /// <inheritdoc />
    public bool Equals(GateWindow? other) =>
        other is not null && (Zone, From, To) == (other.Zone, other.From, other.To) && Days.SequenceEqual(other.Days) && Freezes.SequenceEqual(other.Freezes);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Zone, From, To, Days.Count, Freezes.Count);

    /// <summary>The first freeze in which a stretch begins that is closed for two years; null when there is none.</summary>
    internal GateFreeze? EndlessFreeze()
    {
        var calendar = new WindowCalendar(this);
        return Freezes.FirstOrDefault(freeze => calendar.NextOpening(calendar.BeginningOf(freeze)) is null);
    }

    private static int FromMonday(DayOfWeek day) => ((int)day + 6) % 7;
}
