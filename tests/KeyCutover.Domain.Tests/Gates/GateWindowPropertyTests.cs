using CsCheck;
using KeyCutover.Domain.Gates;

namespace KeyCutover.Domain.Tests.Gates;

/// <summary>Random windows, held against what the clocks show minute by minute.</summary>
public sealed class GateWindowPropertyTests
{
    /// <summary>Minutes at either end whose windows may have begun, or may end, outside what the oracle saw.</summary>
    private const int Margin = 3 * 24 * 60;

    private static readonly MinuteOracle[] Oracles =
    [
        new("Europe/Stockholm", new DateOnly(2027, 3, 28)),
        new("Europe/Stockholm", new DateOnly(2026, 10, 25)),
        new("America/New_York", new DateOnly(2027, 3, 14)),
        new("Australia/Lord_Howe", new DateOnly(2026, 10, 4)), // half an hour
        new("Australia/Lord_Howe", new DateOnly(2027, 4, 4)),
        new("Antarctica/Troll", new DateOnly(2027, 3, 28)), // two hours
        new("America/Havana", new DateOnly(2026, 11, 1)), // 01:00 to 00:00
        new("America/Havana", new DateOnly(2027, 3, 14)), // 00:00 to 01:00
        new("Asia/Beirut", new DateOnly(2026, 10, 25)), // 24:00 to 23:00 of the day that ends
        new("America/St_Johns", new DateOnly(2010, 11, 7)), // 00:01 to 23:01 of the day before
        new("Pacific/Apia", new DateOnly(2011, 12, 30)), // a date that there was not
        new("UTC", new DateOnly(2026, 10, 25)),
    ];

    private static readonly Gen<TimeOnly> Time = Gen.Frequency(
        (2, Gen.Int[0, 95].Select(quarter => new TimeOnly(0).AddMinutes(15 * quarter))),
        (1, Gen.Int[0, 1439].Select(minute => new TimeOnly(0).AddMinutes(minute))),
        (1, Gen.Const(TimeOnly.MinValue)));

    private static readonly Gen<IReadOnlyList<DayOfWeek>> Days = Gen.Int[1, 127].Select(
        IReadOnlyList<DayOfWeek> (bits) => [.. GateWindow.EveryDay.Where(day => (bits & (1 << (int)day)) != 0)]);

    private static readonly Gen<(MinuteOracle Oracle, GateWindow Window, int Minute)> Cases =
        from oracle in Gen.OneOf(Oracles)
        from days in Days
        from begin in Time
        from end in Time
        from freezes in Gen.Select(Gen.Int[0, oracle.Minutes - 1], Gen.Int[0, 3]).Array[0, 3]
        from minute in Gen.Int[Margin, oracle.Minutes - Margin]
        select (oracle, new GateWindow
        {
            Zone = oracle.Zone, Days = days, From = begin, To = end,
            Freezes = [.. freezes.Select(freeze => new GateFreeze { From = oracle.DateOf(freeze.Item1), To = oracle.DateOf(freeze.Item1).AddDays(freeze.Item2) })],
        }, minute);

    [Fact]
    public void A_window_opens_when_the_clocks_say_so() => Cases.Sample(
        given =>
        {
            var (oracle, window, minute) = given;
            var open = oracle.OpenMinutes(window);

            Assert.Equal(open[minute], window.IsOpen(oracle.At(minute)));

            var expected = Array.IndexOf(open, true, minute);
            var next = window.NextOpening(oracle.At(minute));
            if (expected >= 0 && expected < oracle.Minutes - Margin) Assert.Equal(oracle.At(expected), next);
            else Assert.True(next is null || next >= oracle.At(oracle.Minutes - Margin));
        },
        iter: 600);

    [Fact]
    public void Several_windows_open_together_when_each_of_them_is_open() => Gen.Select(Cases, Days, Time, Time).Sample(
        (given, days, from, to) =>
        {
            var (oracle, window, minute) = given;
            var other = new GateWindow { Zone = oracle.Zone, Days = days, From = from, To = to };
            var open = oracle.OpenMinutes(window).Zip(oracle.OpenMinutes(other), (one, two) => one && two).ToArray();

            var expected = Array.IndexOf(open, true, minute);
            var next = new GateRule([], [window, other], null).NextOpening(oracle.At(minute));
            if (expected >= 0 && expected < oracle.Minutes - Margin) Assert.Equal(oracle.At(expected), next);
            else Assert.True(next is null || next >= oracle.At(oracle.Minutes - Margin));
        },
        iter: 200);
}
