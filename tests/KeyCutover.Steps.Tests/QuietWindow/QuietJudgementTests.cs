using KeyCutover.Domain.Logs;
using KeyCutover.Domain.Steps;
using KeyCutover.Steps.QuietWindow;

namespace KeyCutover.Steps.Tests.QuietWindow;

public sealed class QuietJudgementTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    [Fact]
    public void It_is_quiet_when_the_last_key_call_is_older_than_window_and_lag()
    {
        var done = Assert.IsType<StepOutcome.DoneOutcome>(At(30).Judge(Summary(lastKey: 4, newest: 25), loggedBefore: true));

        // 12:30, less ten minutes of lag, is where the log can be taken for complete.
        Assert.Contains(new Evidence("quiet-until", "2026-11-23 12:20:00Z"), done.Evidence);
        Assert.Contains(new Evidence("quiet-from", "2026-11-23 12:05:00Z"), done.Evidence);
    }

    [Fact]
    public void A_key_call_in_the_window_is_waited_out_and_its_caller_named()
    {
        var wait = Assert.IsType<StepOutcome.WaitOutcome>(At(30).Judge(Summary(lastKey: 6, newest: 25), loggedBefore: true));

        Assert.Contains("10.0.0.x ChatCompletions_Create", wait.Reason, StringComparison.Ordinal);
        Assert.Contains("2026-11-23 12:31:00Z", wait.Reason, StringComparison.Ordinal);
        Assert.Equal(Start.AddMinutes(30).AddSeconds(30), wait.Due);
    }

    [Fact]
    public void A_longer_measured_lag_moves_the_window_back() =>
        Assert.IsType<StepOutcome.WaitOutcome>(At(30).Judge(Summary(lastKey: 4, newest: 25, lagMinutes: 14), loggedBefore: true));

    [Fact]
    public void No_rows_are_not_the_same_as_no_calls()
    {
        var nothing = new ModelCallSummary(0, 0, null, null, null, []);

        Assert.IsType<StepOutcome.WaitOutcome>(At(60).Judge(nothing, loggedBefore: true));
        Assert.Equal("signal-unavailable", Assert.IsType<StepOutcome.HoldOutcome>(At(76).Judge(nothing, loggedBefore: true)).Failure.Code);
    }

    [Fact]
    public void A_log_that_never_shows_an_identity_cannot_tell_the_two_kinds_apart() =>
        Assert.IsType<StepOutcome.HoldOutcome>(At(76).Judge(Summary(lastKey: null, newest: 70) with { IdentityCalls = 0 }, loggedBefore: true));

    [Fact]
    public void A_log_that_stands_still_is_not_quiet() =>
        Assert.IsType<StepOutcome.WaitOutcome>(At(60).Judge(Summary(lastKey: null, newest: 20), loggedBefore: true));

    [Fact]
    public void A_log_that_was_switched_on_late_is_watched_for_a_whole_window()
    {
        Assert.IsType<StepOutcome.WaitOutcome>(At(24).Judge(Summary(lastKey: null, newest: 20), loggedBefore: false));
        Assert.IsType<StepOutcome.DoneOutcome>(At(25).Judge(Summary(lastKey: null, newest: 20), loggedBefore: false));
    }

    [Fact]
    public void A_distant_end_is_looked_at_every_five_minutes()
    {
        var week = new QuietJudgement(TimeSpan.FromDays(7), true, Start, Start.AddMinutes(30));

        Assert.Equal(Start.AddMinutes(35), Assert.IsType<StepOutcome.WaitOutcome>(week.Judge(Summary(lastKey: 6, newest: 25), true)).Due);
    }

    private static QuietJudgement At(int minute) => new(Window, true, Start, Start.AddMinutes(minute));

    private static ModelCallSummary Summary(int? lastKey, int newest, int lagMinutes = 5) => new(
        lastKey is null ? 0 : 3, 7, lastKey is { } minute ? Start.AddMinutes(minute) : null, Start.AddMinutes(newest), TimeSpan.FromMinutes(lagMinutes),
        ["10.0.0.x ChatCompletions_Create"]);
}
