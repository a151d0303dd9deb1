using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Steps;
using KeyCutover.Steps.Probing;
using static KeyCutover.Steps.Tests.Probing.ProbeJudgementTests;

namespace KeyCutover.Steps.Tests.Probing;

public sealed class ConsecutiveCallsTests
{
    private static readonly Guid Principal = new("11111111-2222-3333-4444-555555555555");
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Restart = TimeSpan.FromMinutes(10);

    private readonly ConsecutiveCalls calls = new(new CallerPlatforms([]), needed: 3, apart: TimeSpan.FromSeconds(15));

    [Fact]
    public void Successes_are_counted_in_the_journaled_progress()
    {
        var wait = Assert.IsType<StepOutcome.WaitOutcome>(Judge(Good(), new(1, null)));

        Assert.Equal(Now.AddSeconds(15), wait.Due);
        Assert.Equal(2, wait.Progress!.Value.GetProperty("successes").GetInt32());
    }

    [Fact]
    public void The_last_success_needed_is_done_and_leaves_who_the_model_saw()
    {
        var done = Assert.IsType<StepOutcome.DoneOutcome>(Judge(Good(), new(2, null)));

        Assert.Contains(new Evidence("principal-id", Principal.ToString()), done.Evidence);
        Assert.Contains(done.Evidence, fact => fact.Name == "model-call");
    }

    [Fact]
    public void A_refusal_for_want_of_the_role_starts_the_count_again()
    {
        var wait = Assert.IsType<StepOutcome.WaitOutcome>(Judge(Probe(503, 401, "PermissionDenied"), new(2, null)));

        Assert.Equal(0, wait.Progress!.Value.GetProperty("successes").GetInt32());
    }

    [Fact]
    public void A_wrong_audience_fails_at_the_first_attempt()
    {
        var failed = Assert.IsType<StepOutcome.FailedOutcome>(Judge(Probe(503, 401, null, "audience is incorrect"), new(0, null)));

        Assert.Equal(FailureKind.Misconfigured, failed.Failure.Kind);
        Assert.Equal("wrong-audience", failed.Failure.Code);
    }

    [Fact]
    public void An_application_that_is_down_is_waited_for_until_the_restart_deadline()
    {
        Assert.IsType<StepOutcome.WaitOutcome>(Judge(Probe(502, null), new(0, Now - Restart + TimeSpan.FromSeconds(1))));
        Assert.IsType<StepOutcome.FailedOutcome>(Judge(Probe(502, null), new(0, Now - Restart)));
    }

    private static CallerProbe Good() => Probe(200, 200, objectId: Principal);

    private StepOutcome Judge(CallerProbe probe, ConsecutiveCalls.Tally tally) =>
        calls.Judge([probe], Principal, tally, Restart, Now, "/health/model");
}
