using KeyCutover.Steps.AppSettings;
using static KeyCutover.Steps.Tests.Probing.ProbeJudgementTests;

namespace KeyCutover.Steps.Tests.AppSettings;

public sealed class ServingJudgementTests
{
    private static readonly Guid Principal = new("11111111-2222-3333-4444-555555555555");
    private static readonly SettingsBefore Before = new(false, [], [], [new("i1", "p1", true, null)]);

    [Fact]
    public void The_process_from_before_the_write_does_not_count() =>
        Assert.NotNull(ServingJudgement.NotNewYet(Before, [Probe(200, 200, process: "p1")], TimeSpan.FromHours(1)));

    [Fact]
    public void A_new_process_counts_even_when_the_model_refuses_it() =>
        Assert.Null(ServingJudgement.NotNewYet(Before, [Probe(503, 401, process: "p2")], TimeSpan.Zero));

    [Fact]
    public void One_old_instance_among_new_ones_is_waited_for() =>
        Assert.NotNull(ServingJudgement.NotNewYet(Before, [Probe(200, 200, process: "p2"), Probe(200, 200, process: "p1")], TimeSpan.Zero));

    [Fact]
    public void A_gateway_error_is_a_restart() =>
        Assert.NotNull(ServingJudgement.NotNewYet(Before, [Probe(502, null, process: null)], TimeSpan.FromHours(1)));

    [Fact]
    public void After_undo_the_application_must_call_the_model_as_it_did_before()
    {
        Assert.NotNull(ServingJudgement.NotAsBefore(Before, [Probe(200, 200, objectId: Principal)]));
        Assert.NotNull(ServingJudgement.NotAsBefore(Before, [Probe(503, 401)]));
        Assert.Null(ServingJudgement.NotAsBefore(Before, [Probe(200, 200)]));
    }

    [Fact]
    public void An_application_that_failed_before_need_not_succeed_after_undo() =>
        Assert.Null(ServingJudgement.NotAsBefore(Before with { Serving = [new("i1", "p1", false, null)] }, [Probe(0, null)]));
}
