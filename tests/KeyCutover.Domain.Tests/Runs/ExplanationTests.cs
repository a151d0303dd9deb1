using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;
using KeyCutover.Domain.Tests.Engine;

namespace KeyCutover.Domain.Tests.Runs;

public sealed class ExplanationTests
{
    [Fact]
    public async Task A_wait_says_for_what_until_when_and_what_happens_then()
    {
        var toy = new ToyRun();
        toy.World.Instead["first.verify"] = context => StepOutcome.WaitUntil(context.Now.AddMinutes(1), "the gateway lags");
        var began = toy.Time.GetUtcNow();
        var rest = await toy.Engine.AdvanceAsync(await toy.SubmitAsync(), ToyRun.Cancellation);

        var wait = Assert.Single(Explain(rest.Run).Waits);

        Assert.Equal(("app", "first", "the gateway lags", began.AddMinutes(1)), (wait.Track, wait.Step, wait.For, wait.NextLook));
        Assert.Equal($"at {began.AddMinutes(10):u} it fails, and the run goes back", wait.AtDeadline);
    }

    [Fact]
    public async Task An_open_gate_says_who_can_decide()
    {
        var toy = new ToyRun("gates: [{ before: second, approvers: [change-board, owners] }]");
        var run = await toy.DriveAsync(await toy.SubmitAsync());

        Assert.Equal("change-board and owners", Assert.Single(Explain(run).Waits).ClearedBy);
    }

    [Fact]
    public async Task Before_anything_is_changed_there_is_nothing_to_undo()
    {
        var toy = new ToyRun("gates: [{ before: first, approvers: [change-board] }]");
        var run = await toy.DriveAsync(await toy.SubmitAsync());

        Assert.Contains("nothing to undo", Explain(run).Reversibility);
    }

    [Fact]
    public async Task A_stuck_run_says_what_to_type()
    {
        var toy = new ToyRun();
        toy.World.Instead["second.verify"] = _ => StepOutcome.Failed(FailureKind.Misconfigured, "no", "it cannot work");
        toy.World.Instead["first.undo"] = _ => StepOutcome.Failed(FailureKind.Forbidden, "locked", "a lock is in the way");
        var run = await toy.DriveAsync(await toy.SubmitAsync());
        var explanation = Explain(run);

        Assert.Contains("a lock is in the way", explanation.Summary);
        Assert.Equal(["az toy undo --name first", $"keycutover run rollback {run.RunId}"], explanation.Commands);
        Assert.Empty(explanation.Waits);
    }

    [Fact]
    public async Task A_paused_run_waits_for_an_operator_and_says_why()
    {
        var toy = new ToyRun("onFailure: hold");
        toy.World.Instead["second.verify"] = _ => StepOutcome.Failed(FailureKind.Misconfigured, "no", "it cannot work");
        var explanation = Explain(await toy.DriveAsync(await toy.SubmitAsync()));

        Assert.Contains("it cannot work", explanation.Summary);
        Assert.Equal(("an operator", (DateTimeOffset?)null), (Assert.Single(explanation.Waits).For, explanation.Waits[0].NextLook));
    }

    [Fact]
    public async Task A_run_that_has_not_begun_waits_for_a_worker()
    {
        var toy = new ToyRun();
        var run = (await toy.Engine.FindAsync(await toy.SubmitAsync(), ToyRun.Cancellation))!;

        Assert.Equal("a worker to take it up", Assert.Single(Explain(run).Waits).For);
        Assert.Equal("the service, as soon as it has a place free", Assert.Single(Explain(run with { Submitted = run.Submitted with { PlanId = "a-plan" } }).Waits).ClearedBy);
    }

    [Fact]
    public async Task In_the_service_it_says_what_is_legal_there()
    {
        var toy = new ToyRun("gates: [{ before: second, approvers: [change-board] }]");
        var run = await toy.DriveAsync(await toy.SubmitAsync());

        Assert.Equal([$"keycutover run resume {run.RunId}", $"keycutover run rollback {run.RunId}"], Explain(run).Commands);
        Assert.Equal(
            [$"keycutover gate show {run.RunId} app/second", $"keycutover run pause {run.RunId}", $"keycutover run rollback {run.RunId}"],
            Explain(run with { Submitted = run.Submitted with { PlanId = "a-plan" } }).Commands);
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task Every_state_is_explained(RunState state)
    {
        var toy = new ToyRun();
        var run = await toy.DriveAsync(await toy.SubmitAsync());

        Assert.NotEmpty(Explain(run with { State = state }).Summary);
    }

    public static TheoryData<RunState> States => [.. Enum.GetValues<RunState>()];

    private static RunExplanation Explain(RunView run) => RunExplanation.Of(run, _ => TimeSpan.FromMinutes(10), FailurePolicy.Rollback, []);
}
