using System.Linq.Expressions;
using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Plans.Reading;
using KeyCutover.Domain.Plans.Shapes;

namespace KeyCutover.Domain.Plans.Sections;

/// <summary>When a gated step may begin.</summary>
internal static class WindowSection
{
    private static readonly WordShape<DayOfWeek> Day = new(GateWindow.EveryDay.ToDictionary(day => $"{day}".ToLowerInvariant()), ProblemCodes.NotAllowed);

    public static readonly Section<GateWindow> Shape = new Section<GateWindow>()
        .Key(window => window.Zone, new ZoneShape())
        .Key(window => window.Days, new DistinctListShape<DayOfWeek>(Day, "name a day, or leave 'days' out for every day."))
        .Key(window => window.From, new TimeShape())
        .Key(window => window.To, new TimeShape())
        .Key(window => window.Freezes, new ListShape<GateFreeze>(FreezeSection.Shape, "name a freeze, or leave 'freezes' out.", most: 50))
        .Rule(HasALength)
        .Rule(Opens);

    private static void HasALength(SectionReading<GateWindow> window, ReadContext context)
    {
        var (from, to) = (window.Find(w => w.From), window.Find(w => w.To));
        if ((from ?? to) is not { } written || IsUnreadable(from, w => w.From) || IsUnreadable(to, w => w.To)) return;
        if ((from?.Value ?? TimeOnly.MinValue) == (to?.Value ?? TimeOnly.MinValue))
            context.Report(
                (to ?? written).Place,
                ProblemCodes.EmptyWindow,
                $"{window.Path} begins and ends at {written.Value:HH:mm}.",
                "write two different times, or leave both out for the whole day.");

        bool IsUnreadable(Found<TimeOnly>? found, Expression<Func<GateWindow, TimeOnly>> key) => found is null && window.NodeOf(key) is not null;
    }

    /// <summary>Asks from the beginnings of freezes on, not from now on: a plan that was in order once is read again while its run goes on.</summary>
    private static void Opens(SectionReading<GateWindow> window, ReadContext context)
    {
        if (window.Find(w => w.Zone) is not { } zone || window.Find(w => w.Freezes) is not { } freezes) return;
        var whole = new GateWindow
        {
            Zone = zone.Value, Freezes = freezes.Value,
            Days = window.Find(w => w.Days)?.Value ?? GateWindow.EveryDay,
            From = window.Find(w => w.From)?.Value ?? default,
            To = window.Find(w => w.To)?.Value ?? default,
        };
        if (whole.EndlessFreeze() is { } freeze)
            context.Report(
                freezes.Place,
                ProblemCodes.NeverOpens,
                $"From {freeze.From:yyyy-MM-dd} on, {window.Path} does not open for two years or more.",
                "shorten the freezes, or correct their years.");
    }
}
