using NodaTime;
using NodaTime.Extensions;

namespace KeyCutover.Domain.Gates;

/// <summary>
/// A window on the line of time, where daylight saving is: local times that a day does not have, or has twice. Zones are NodaTime's own, so that every
/// machine knows the same.
/// </summary>
internal sealed class WindowCalendar(GateWindow window)
{
    /// <summary>How far back a window that is open may have begun: the day before, or two when clocks show a date and then go back to the one before, as in America/St_Johns until 2011.</summary>
    private const int DaysBack = 2;

    /// <summary>A week, or two when a change of the clocks has swallowed the window.</summary>
    private const int DaysAhead = 16;

    /// <summary>How far ahead anybody looks.</summary>
    private static readonly Duration Horizon = Duration.FromDays(731);

    private readonly DateTimeZone zone = DateTimeZoneProviders.Tzdb[window.Zone];

    /// <summary>The first open moment from <paramref name="now"/> on; null when there is none within the horizon.</summary>
    public Instant? NextOpening(Instant now)
    {
        // Moves to the next window, from there to the end of the freeze that it lies in, from there to the next window, until both agree.
        for (var at = now; NextOnSomeDay(at) is { } open && open <= now + Horizon;)
        {
            at = EndOfFreezes(open);
            if (at == open) return open;
        }

        return null;
    }

    /// <summary>The moment at which a freeze begins.</summary>
    public Instant BeginningOf(GateFreeze freeze) => FirstReaching(freeze.From.ToLocalDate().AtMidnight());

    private Instant? NextOnSomeDay(Instant at)
    {
        var today = at.InZone(zone).Date;
        for (var date = today.PlusDays(-DaysBack); date <= today.PlusDays(DaysAhead); date = date.PlusDays(1))
        {
            if (!window.Days.Contains(date.DayOfWeek.ToDayOfWeek())) continue;
            var begin = FirstReaching(date + window.From.ToLocalTime());
            var end = LastReaching((window.To > window.From ? date : date.PlusDays(1)) + window.To.ToLocalTime());
            if (Instant.Max(begin, at) is var open && open < end) return open;
        }

        return null;
    }

    private Instant EndOfFreezes(Instant at)
    {
        while (window.Freezes.FirstOrDefault(freeze => BeginningOf(freeze) <= at && at < EndOf(freeze)) is { } freeze) at = EndOf(freeze);
        return at;
    }

    private Instant EndOf(GateFreeze freeze) => LastReaching(freeze.To.ToLocalDate().PlusDays(1).AtMidnight());

    /// <summary>The first moment at which the clocks show <paramref name="local"/> or later; when they skip it, the moment at which they do.</summary>
    private Instant FirstReaching(LocalDateTime local)
    {
        var mapping = zone.MapLocal(local);
        return mapping.Count == 0 ? mapping.LateInterval.Start : mapping.First().ToInstant();
    }

    /// <summary>The moment until which the clocks show less than <paramref name="local"/> for the last time.</summary>
    private Instant LastReaching(LocalDateTime local)
    {
        var mapping = zone.MapLocal(local);
        if (mapping.Count == 0) return mapping.LateInterval.Start;
        // Clocks that are put back to just this time have shown nothing less since they reached it.
        return mapping.Count == 2 && local != mapping.LateInterval.IsoLocalStart ? mapping.Last().ToInstant() : mapping.First().ToInstant();
    }
}
