using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Runs;

namespace KeyCutover.Domain.Tests.Engine;

public sealed class GateTests
{
    private const string GateBeforeSecond = "gates: [{ before: second, approvers: [change-board] }]";

    [Fact]
    public async Task A_gated_step_waits_with_a_card_that_says_what_will_happen()
    {
        var toy = new ToyRun(GateBeforeSecond);
        toy.World.Values["second"] = 4;
        var run = await toy.DriveAsync(await toy.SubmitAsync());

        Assert.Equal(RunState.AwaitingApproval, run.State);
        var card = Assert.Single(run.OpenGates).Gate!.Card;
        Assert.Equal(("second", "4", "1"), (card.Step, card.Changes[0].Before, card.Changes[0].After));
        Assert.DoesNotContain("second.apply", toy.World.Calls);
    }

    [Fact]
    public async Task An_approval_lets_the_run_go_on()
    {
        var toy = new ToyRun(GateBeforeSecond);
        var runId = await toy.SubmitAsync();
        await DecideAsync(toy, await toy.DriveAsync(runId), approved: true);

        Assert.Equal(RunState.Succeeded, (await toy.DriveAsync(runId)).State);
    }

    [Fact]
    public async Task An_approval_is_void_when_the_target_changed_since()
    {
        var toy = new ToyRun(GateBeforeSecond);
        var runId = await toy.SubmitAsync();
        await DecideAsync(toy, await toy.DriveAsync(runId), approved: true);
        toy.World.Values["second"] = 99;
        var run = await toy.DriveAsync(runId);

        Assert.Equal(RunState.AwaitingApproval, run.State);
        Assert.Equal("99", Assert.Single(run.OpenGates).Gate!.Card.Changes[0].Before);
        Assert.DoesNotContain("second.apply", toy.World.Calls);
    }

    [Fact]
    public async Task A_decision_about_a_card_that_has_changed_is_refused()
    {
        var toy = new ToyRun(GateBeforeSecond);
        var runId = await toy.SubmitAsync();
        await toy.DriveAsync(runId);

        await Assert.ThrowsAsync<RunVerbRefusedException>(() => toy.Engine.Verbs.DecideAsync(runId, "app", "second", new GateAnswer(true, "another digest", null, "board", null), ToyRun.Cancellation));
    }

    [Fact]
    public async Task A_decline_after_an_effect_rolls_back()
    {
        var toy = new ToyRun(GateBeforeSecond);
        var runId = await toy.SubmitAsync();
        await DecideAsync(toy, await toy.DriveAsync(runId), approved: false);

        Assert.Equal(RunState.RolledBack, (await toy.DriveAsync(runId)).State);
        Assert.Equal(["check"], toy.World.Values.Keys);
    }

    [Fact]
    public async Task A_decline_before_any_effect_ends_declined_and_undoes_nothing()
    {
        var toy = new ToyRun("gates: [{ before: first, approvers: [change-board] }]");
        var runId = await toy.SubmitAsync();
        await DecideAsync(toy, await toy.DriveAsync(runId), approved: false);

        Assert.Equal(RunState.Declined, (await toy.DriveAsync(runId)).State);
        Assert.DoesNotContain(toy.World.Calls, call => call.EndsWith(".undo", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_decline_after_a_void_approval_goes_back_because_a_secret_may_have_been_put_away()
    {
        var toy = new ToyRun("gates: [{ before: first, approvers: [change-board] }]");
        var runId = await toy.SubmitAsync();
        await DecideAsync(toy, await toy.DriveAsync(runId), approved: true);
        toy.World.Values["first"] = 99;
        await DecideAsync(toy, await toy.DriveAsync(runId), approved: false);
        var run = await toy.DriveAsync(runId);

        Assert.Equal(RunState.RolledBack, run.State);
        Assert.True(run.EscrowIsReleased);
    }

    private static Task<RunView> DecideAsync(ToyRun toy, RunView run, bool approved)
    {
        var gated = run.OpenGates.Single();
        return toy.Engine.Verbs.DecideAsync(run.RunId, gated.Track, gated.Name, new GateAnswer(approved, gated.Gate!.Card.Digest(), null, "board", null), ToyRun.Cancellation);
    }
}
