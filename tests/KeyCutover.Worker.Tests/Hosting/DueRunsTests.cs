using KeyCutover.Worker.Hosting;

namespace KeyCutover.Worker.Tests.Hosting;

public sealed class DueRunsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly DueRuns due = new();

    [Fact]
    public void The_run_that_has_been_due_longest_is_taken_first_and_once()
    {
        due.Set("later", Noon.AddMinutes(2));
        due.Set("first", Noon);
        due.Set("future", Noon.AddHours(1));

        Assert.Equal(("first", Noon), due.TakeDue(Noon.AddMinutes(5)));
        Assert.Equal(("later", Noon.AddMinutes(2)), due.TakeDue(Noon.AddMinutes(5)));
        Assert.Null(due.TakeDue(Noon.AddMinutes(5)));
        Assert.Equal(Noon.AddHours(1), due.First);
    }

    [Fact]
    public void A_run_that_is_woken_is_not_due_a_second_time_when_its_wait_would_have_ended()
    {
        due.Set("run", Noon.AddMinutes(10));
        due.Set("run", Noon);

        Assert.Equal(("run", Noon), due.TakeDue(Noon));
        Assert.Null(due.First);
        Assert.Null(due.TakeDue(Noon.AddHours(1)));
    }

    [Fact]
    public void A_run_that_waits_longer_than_before_is_not_taken_early()
    {
        due.Set("run", Noon);
        due.Set("run", Noon.AddMinutes(10));

        Assert.Null(due.TakeDue(Noon.AddMinutes(5)));
        Assert.Equal(Noon.AddMinutes(10), due.First);
    }
}
