using Microsoft.Extensions.Time.Testing;

namespace KeyCutover.Sandbox.Tests;

public sealed class SandboxClockTests
{
    private static readonly DateTimeOffset Origin = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider wall = new(Origin);

    [Fact]
    public void It_runs_as_many_times_as_fast_as_it_says()
    {
        var clock = new SandboxClock(Origin, 60, wall);
        var timestamp = clock.GetTimestamp();
        wall.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(Origin.AddMinutes(10), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromMinutes(10), clock.GetElapsedTime(timestamp));
    }

    [Fact]
    public void Another_process_that_knows_origin_and_scale_has_the_same_time()
    {
        var clock = new SandboxClock(Origin, 60, wall);
        wall.Advance(TimeSpan.FromSeconds(7));
        var other = new SandboxClock(clock.Origin, clock.Scale, wall);

        Assert.Equal(clock.GetUtcNow(), other.GetUtcNow());
    }

    [Fact]
    public async Task A_delay_ends_when_its_sandbox_time_has_passed()
    {
        var clock = new SandboxClock(Origin, 60, wall);
        var delay = Task.Delay(TimeSpan.FromMinutes(10), clock, TestContext.Current.CancellationToken);
        wall.Advance(TimeSpan.FromSeconds(9));
        Assert.False(delay.IsCompleted);
        wall.Advance(TimeSpan.FromSeconds(1));

        await delay;
    }

    [Fact]
    public void A_short_delay_is_never_rounded_down()
    {
        var clock = new SandboxClock(Origin, 60, wall);

        Assert.Equal(TimeSpan.FromMilliseconds(1), clock.ToWall(TimeSpan.FromMilliseconds(1)));
        Assert.Equal(Timeout.InfiniteTimeSpan, clock.ToWall(Timeout.InfiniteTimeSpan));
    }
}
