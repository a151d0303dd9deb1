using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.People;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Domain.Tests.Engine;

/// <summary>People do things to a run while the engine advances it.</summary>
public sealed class VerbsWhileAdvancingTests
{
    private static readonly Actor Otto = new("Otto", "otto-id");

    [Fact]
    public async Task A_pause_lets_the_call_under_way_finish_and_begins_no_other()
    {
        var (toy, engine, runId, advancing, hold) = await HeldInFirstAsync();
        var paused = await engine.Verbs.PauseAsync(runId, Otto, "change freeze", null, ToyRun.Cancellation);
        hold.SetResult();
        var rest = await advancing;

        Assert.Equal(RunState.Paused, paused.State);
        Assert.Equal((RunState.Paused, StepState.Running), (rest.Run.State, rest.Run.Step("app", "first").State));
        Assert.Equal(1, toy.World.Values["first"]);
        Assert.DoesNotContain("first.verify", toy.World.Calls);
        await engine.Verbs.ResumeAsync(runId, Otto, null, ToyRun.Cancellation);
        Assert.Equal(RunState.Succeeded, (await toy.DriveAsync(runId)).State);
    }

    [Fact]
    public async Task A_rollback_waits_for_the_call_under_way_and_then_undoes_it()
    {
        var (toy, engine, runId, advancing, hold) = await HeldInFirstAsync();
        await engine.Verbs.RollBackAsync(runId, Otto, "customers complain", null, ToyRun.Cancellation);
        hold.SetResult();
        var rest = await advancing;

        Assert.Equal(RunState.RolledBack, rest.Run.State);
        Assert.Equal(["check"], toy.World.Values.Keys);
    }

    [Fact]
    public async Task A_run_with_a_step_under_way_is_not_cancelled()
    {
        var (toy, engine, runId, advancing, hold) = await HeldInFirstAsync("check");

        var refused = await Assert.ThrowsAsync<RunVerbRefusedException>(() => engine.Verbs.CancelAsync(runId, Otto, null, null, ToyRun.Cancellation));
        Assert.Contains("pause it", refused.Message, StringComparison.Ordinal);
        hold.SetResult();
        Assert.Equal(RunState.Succeeded, (await advancing).Run.State);
        Assert.Equal(1, toy.World.Values["check"]);
    }

    [Fact]
    public async Task A_rollback_does_not_wait_for_what_a_step_waited_for_on_its_way_forward()
    {
        var toy = new ToyRun();
        toy.World.Instead["first.verify"] = context => StepOutcome.WaitUntil(context.Now.AddMinutes(5), "the directory");
        var engine = toy.Engine;
        var runId = await toy.SubmitAsync();
        await engine.AdvanceAsync(runId, ToyRun.Cancellation);
        await engine.Verbs.RollBackAsync(runId, Otto, null, null, ToyRun.Cancellation);

        Assert.Equal(RunState.RolledBack, (await engine.AdvanceAsync(runId, ToyRun.Cancellation)).Run.State);
    }

    [Fact]
    public async Task A_retry_looks_at_once_at_what_is_waited_for()
    {
        var toy = new ToyRun();
        var looks = 0;
        toy.World.Instead["first.verify"] = context => ++looks < 2 ? StepOutcome.WaitUntil(context.Now.AddMinutes(5), "the directory") : null;
        var engine = toy.Engine;
        var runId = await toy.SubmitAsync();
        Assert.NotNull((await engine.AdvanceAsync(runId, ToyRun.Cancellation)).Due);
        await engine.Verbs.RetryAsync(runId, Otto, null, ToyRun.Cancellation);

        var rest = await engine.AdvanceAsync(runId, ToyRun.Cancellation);
        Assert.Equal(RunState.Succeeded, rest.Run.State);
        Assert.Contains("otto-id", rest.Run.HandsIn);
    }

    [Fact]
    public async Task A_verb_for_a_run_that_has_changed_since_is_refused()
    {
        var toy = new ToyRun("gates: [{ before: first, approvers: [change-board] }]");
        var engine = toy.Engine;
        var runId = await toy.SubmitAsync();
        var seen = (await engine.AdvanceAsync(runId, ToyRun.Cancellation)).Run.LastEntry.Sequence;
        await engine.Verbs.PauseAsync(runId, Otto, null, seen, ToyRun.Cancellation);

        await Assert.ThrowsAsync<RunChangedException>(() => engine.Verbs.CancelAsync(runId, Otto, null, seen, ToyRun.Cancellation));
        Assert.Equal(RunState.Cancelled, (await engine.Verbs.CancelAsync(runId, Otto, "not today", null, ToyRun.Cancellation)).State);
    }

    [Fact]
    public async Task A_stop_lets_the_call_under_way_finish_and_the_next_process_goes_on()
    {
        var toy = new ToyRun();
        var hold = toy.World.Hold["app/first"] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var drain = new CancellationTokenSource();
        var runId = await toy.SubmitAsync();
        var advancing = toy.Engine.AdvanceAsync(runId, drain.Token, ToyRun.Cancellation);
        await drain.CancelAsync();
        hold.SetResult();
        var rest = await advancing;

        Assert.Equal(StepVerb.Verify, rest.Run.Step("app", "first").Verb);
        Assert.Equal(RunState.Succeeded, (await toy.DriveAsync(runId)).State);
        Assert.Single(toy.World.Calls, call => call == "first.apply");
    }

    [Fact]
    public async Task Two_cannot_advance_one_run()
    {
        var (_, engine, runId, advancing, hold) = await HeldInFirstAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => engine.AdvanceAsync(runId, ToyRun.Cancellation));
        hold.SetResult();
        Assert.Equal(RunState.Succeeded, (await advancing).Run.State);
    }

    private static async Task<(ToyRun Toy, RunEngine Engine, string RunId, Task<RunRest> Advancing, TaskCompletionSource Hold)> HeldInFirstAsync(string step = "first")
    {
        var toy = new ToyRun();
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        toy.World.Hold[step == "first" ? "app/first" : "preflight/check"] = hold;
        var engine = toy.Engine;
        var runId = await toy.SubmitAsync();
        return (toy, engine, runId, engine.AdvanceAsync(runId, ToyRun.Cancellation), hold);
    }
}
