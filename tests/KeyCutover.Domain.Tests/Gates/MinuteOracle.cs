using KeyCutover.Domain.Gates;
using NodaTime;
using NodaTime.Extensions;

namespace KeyCutover.Domain.Tests.Gates;

/// <summary>What the clocks of a zone show, minute by minute, on the days around a change of the clocks; knows which of these minutes a window is open.</summary>
internal sealed class MinuteOracle
{
    private const int DaysAround = 6;

    private readonly Instant start;
    private readonly LocalDateTime[] shown;

    public MinuteOracle(string zone, DateOnly near)
    {
        Zone = zone;
        var tz = DateTimeZoneProviders.Tzdb[zone];
        start = tz.AtStartOfDay(near.ToLocalDate().PlusDays(-DaysAround)).ToInstant();
        shown = [.. Enumerable.Range(0, 2 * DaysAround * 24 * 60).Select(minute => (start + Duration.FromMinutes(minute)).InZone(tz).LocalDateTime)];
    }

    public string Zone { get; }

    public int Minutes => shown.Length;

    public DateOnly DateOf(int minute) => shown[minute].Date.ToDateOnly();

    public DateTimeOffset At(int minute) => (start + Duration.FromMinutes(minute)).ToDateTimeOffset();

    public bool[] OpenMinutes(GateWindow window)
    {
        var open = new bool[shown.Length];
        for (var date = shown[0].Date; date <= shown[^1].Date; date = date.PlusDays(1))
        {
            if (!window.Days.Contains(date.DayOfWeek.ToDayOfWeek())) continue;
            var end = (window.To > window.From ? date : date.PlusDays(1)) + window.To.ToLocalTime();
            Fill(open, date + window.From.ToLocalTime(), end, true);
        }

        foreach (var freeze in window.Freezes) Fill(open, freeze.From.ToLocalDate().AtMidnight(), freeze.To.ToLocalDate().PlusDays(1).AtMidnight(), false);
        return open;
    }

    private void Fill(bool[] minutes, LocalDateTime from, LocalDateTime to, bool value)
    {
        var first = Array.FindIndex(shown, local => local >= from);
        var last = Array.FindLastIndex(shown, local => local < to);
        if (first >= 0 && first <= last) Array.Fill(minutes, value, first, last - first + 1);
    }
}
