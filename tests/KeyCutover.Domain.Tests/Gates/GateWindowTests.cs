using KeyCutover.Domain.Gates;

namespace KeyCutover.Domain.Tests.Gates;

public sealed class GateWindowTests
{
    private static readonly GateWindow Evenings = new()
    {
        Zone = "Europe/Stockholm", Days = [DayOfWeek.Thursday, DayOfWeek.Tuesday], From = new(20, 0), To = new(23, 30),
        Freezes = [new() { From = new(2026, 12, 18), To = new(2027, 1, 7), Reason = "year end" }],
    };

    [Theory]
    [InlineData("2026-11-24T19:00:00Z", "2026-11-24T19:00:00Z")] // Tuesday, 20:00 in Stockholm
    [InlineData("2026-11-24T22:29:59Z", "2026-11-24T22:29:59Z")]
    [InlineData("2026-11-24T22:30:00Z", "2026-11-26T19:00:00Z")]
    [InlineData("2026-11-23T20:00:00Z", "2026-11-24T19:00:00Z")]
    [InlineData("2026-07-14T17:00:00Z", "2026-07-14T18:00:00Z")] // summer time
    [InlineData("2026-12-17T22:30:00Z", "2027-01-12T19:00:00Z")]
    public void It_opens_on_its_days_at_its_times_and_not_while_frozen(string now, string opening) => Opens(Evenings, now, opening);

    [Theory]
    [InlineData("02:30", "03:30", "2027-03-27T12:00Z", "2027-03-28T01:00Z", "2027-03-28T01:30Z")] // there is no 02:30: 03:00 to 03:30
    [InlineData("02:10", "02:50", "2027-03-27T12:00Z", "2027-03-29T00:10Z", "2027-03-29T00:50Z")] // swallowed whole
    [InlineData("01:30", "02:30", "2027-03-27T12:00Z", "2027-03-28T00:30Z", "2027-03-28T01:00Z")]
    [InlineData("22:00", "04:00", "2027-03-27T12:00Z", "2027-03-27T21:00Z", "2027-03-28T02:00Z")] // an hour shorter
    [InlineData("02:30", "03:30", "2026-10-24T12:00Z", "2026-10-25T00:30Z", "2026-10-25T02:30Z")] // 02:30 is there twice
    [InlineData("22:00", "04:00", "2026-10-24T12:00Z", "2026-10-24T20:00Z", "2026-10-25T03:00Z")] // an hour longer
    [InlineData("02:15", "02:45", "2026-10-24T12:00Z", "2026-10-25T00:15Z", "2026-10-25T01:45Z")]
    public void It_is_exact_when_the_clocks_of_Stockholm_are_changed(string from, string to, string now, string opening, string closing)
    {
        var window = new GateWindow { Zone = "Europe/Stockholm", From = Time(from), To = Time(to) };

        Opens(window, now, opening);
        Assert.True(window.IsOpen(At(closing).AddTicks(-1)));
        Assert.False(window.IsOpen(At(closing)));
    }

    [Fact]
    public void A_whole_day_is_as_long_as_its_day()
    {
        var window = new GateWindow { Zone = "Australia/Lord_Howe", Days = [DayOfWeek.Sunday] };

        Opens(window, "2026-10-03T00:00Z", "2026-10-03T13:30Z");
        Opens(window, "2026-10-04T12:59Z", "2026-10-04T12:59Z");
        Opens(window, "2026-10-04T13:00Z", "2026-10-10T13:00Z");
    }

    [Fact]
    public void A_day_ends_once_where_midnight_comes_twice()
    {
        // Havana's clocks go from 01:00 back to 00:00, so Saturday is over when Sunday begins for the first time.
        var havana = new GateWindow { Zone = "America/Havana", Days = [DayOfWeek.Saturday] };
        Assert.True(havana.IsOpen(At("2026-11-01T04:00Z").AddTicks(-1)));
        Assert.False(havana.IsOpen(At("2026-11-01T04:00Z")));

        // Those of St. John's went from 00:01 back to 23:01, so Saturday went on after a minute of Sunday.
        var johns = new GateWindow { Zone = "America/St_Johns", Days = [DayOfWeek.Friday], From = new(23, 45), To = new(23, 30) };
        Assert.True(johns.IsOpen(At("2010-11-07T02:30:30Z")));
        Assert.True(johns.IsOpen(At("2010-11-07T03:00:00Z").AddTicks(-1)));
        Assert.False(johns.IsOpen(At("2010-11-07T03:00:00Z")));
    }

    [Fact]
    public void A_night_before_a_frozen_date_ends_at_midnight_and_a_night_begun_on_one_opens_after_it()
    {
        var window = new GateWindow { Zone = "UTC", From = new(22, 0), To = new(2, 0), Freezes = [new() { From = new(2026, 12, 24), To = new(2026, 12, 24) }] };

        Opens(window, "2026-12-23T23:59Z", "2026-12-23T23:59Z");
        Opens(window, "2026-12-24T00:00Z", "2026-12-25T00:00Z");
    }

    [Fact]
    public void Freezes_that_touch_or_overlap_are_one()
    {
        var window = new GateWindow
        {
            Zone = "UTC",
            Freezes = [new() { From = new(2027, 1, 5), To = new(2027, 1, 20) }, new() { From = new(2027, 1, 1), To = new(2027, 1, 6) }, new() { From = new(2027, 1, 21), To = new(2027, 1, 21) }],
        };

        Opens(window, "2027-01-02T00:00Z", "2027-01-22T00:00Z");
    }

    [Fact]
    public void A_window_that_stays_frozen_for_two_years_has_no_next_opening()
    {
        var window = new GateWindow { Zone = "UTC", Freezes = [new() { From = new(2027, 1, 1), To = new(2029, 1, 2) }] };

        Assert.Null(window.NextOpening(At("2027-01-01T00:00Z")));
        Assert.Equal(At("2029-01-03T00:00Z"), window.NextOpening(At("2027-01-03T00:00Z")));
        Assert.True(window.IsOpen(At("2026-12-31T23:59Z")));
    }

    [Fact]
    public void Windows_that_are_never_open_together_have_no_next_opening()
    {
        var monday = new GateWindow { Zone = "UTC", Days = [DayOfWeek.Monday] };
        var tuesday = new GateWindow { Zone = "UTC", Days = [DayOfWeek.Tuesday] };

        Assert.Null(new GateRule([], [monday, tuesday], null).NextOpening(At("2026-11-23T00:00Z")));
    }

    [Fact]
    public void Windows_of_two_zones_open_together_where_they_overlap()
    {
        var stockholm = new GateWindow { Zone = "Europe/Stockholm", From = new(8, 0), To = new(17, 0) };
        var newYork = new GateWindow { Zone = "America/New_York", From = new(9, 0), To = new(17, 0) };

        Assert.Equal(At("2026-11-24T14:00Z"), new GateRule([], [stockholm, newYork], null).NextOpening(At("2026-11-23T16:00Z")));
        // For two weeks in March the two are an hour closer.
        Assert.Equal(At("2027-03-15T13:00Z"), new GateRule([], [stockholm, newYork], null).NextOpening(At("2027-03-15T05:00Z")));
    }

    [Fact]
    public void It_reads_well_on_a_card()
    {
        Assert.Equal("Tue, Thu 20:00-23:30 Europe/Stockholm, frozen 2026-12-18 to 2027-01-07 (year end)", $"{Evenings}");
        Assert.Equal("every day 00:00-24:00 UTC", $"{new GateWindow { Zone = "UTC" }}");
        Assert.Equal(
            "Fri 22:00-02:00 the day after UTC, frozen 2026-12-24, 2026-12-31",
            $"{new GateWindow { Zone = "UTC", Days = [DayOfWeek.Friday], From = new(22, 0), To = new(2, 0), Freezes = [Day(24), Day(31)] }}");

        static GateFreeze Day(int day) => new() { From = new(2026, 12, day), To = new(2026, 12, day) };
    }

    [Fact]
    public void Two_windows_that_say_the_same_are_equal()
    {
        var same = Evenings with { Days = [DayOfWeek.Tuesday, DayOfWeek.Thursday], Freezes = [Evenings.Freezes[0] with { }] };

        Assert.Equal(Evenings, same);
        Assert.Equal(Evenings.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(Evenings, Evenings with { Freezes = [] });
        Assert.NotEqual(Evenings, Evenings with { Days = [DayOfWeek.Tuesday] });
        Assert.Single(new GateRule([], [Evenings], null).And(new GateRule([], [same], null)).Windows);
    }

    private static void Opens(GateWindow window, string now, string opening)
    {
        Assert.Equal(At(opening), window.NextOpening(At(now)));
        Assert.Equal(now == opening, window.IsOpen(At(now)));
    }

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);

    private static TimeOnly Time(string time) => TimeOnly.ParseExact(time, "HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
