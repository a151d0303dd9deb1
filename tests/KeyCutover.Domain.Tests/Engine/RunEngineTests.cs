using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;
using KeyCutover.Domain.People;

namespace KeyCutover.Domain.Tests.Engine;

public sealed class RunEngineTests
{
    private static readonly string[] Done = ["check", "first", "last", "second"];

    [Fact]
    public async Task A_run_takes_its_steps_in_order_and_the_account_after_its_callers()
    {
        var toy = new ToyRun();
        var run = await toy.DriveAsync(await toy.SubmitAsync());

        Assert.Equal(RunState.Succeeded, run.State);
        Assert.Equal(["check.apply", "first.apply", "second.apply", "last.apply"], toy.World.Calls.Where(call => call.EndsWith(".apply", StringComparison.Ordinal)));
        Assert.All(run.Steps, step => Assert.Equal((StepState.Done, 1), (step.State, step.Attempts)));
    }

    [Fact]
    public async Task The_state_before_is_recorded_before_a_step_is_applied()
    {
        var toy = new ToyRun();
        toy.World.Values["first"] = 7;
        var runId = await toy.SubmitAsync();
        await toy.DriveAsync(runId);

        var events = (await toy.Journal.ReadAsync(runId, ToyRun.Cancellation)).Select(entry => entry.Event).OfType<StepEvent>().Where(happened => happened.Step == "first").ToList();
        var inspected = Assert.IsType<StepInspected>(events[0]);
        Assert.Equal(7, inspected.Before.GetProperty("value").GetInt32());
        Assert.Collection(events.Skip(1), happened => Assert.IsType<ApplyStarted>(happened), happened => Assert.IsType<ApplyFinished>(happened), happened => Assert.IsType<StepDone>(happened));
    }

    [Theory]
    [InlineData("first.apply")]
    [InlineData("first.verify")]
    [InlineData("second.apply")]
    [InlineData("last.verify")]
    public async Task A_failure_undoes_everything_that_started_newest_first(string failing)
    {
        var toy = new ToyRun();
        toy.World.Values["second"] = 5;
        toy.World.Instead[failing] = _ => StepOutcome.Failed(FailureKind.Misconfigured, "no", "it cannot work");
        var run = await toy.DriveAsync(await toy.SubmitAsync());

        Assert.Equal(RunState.RolledBack, run.State);
        Assert.Equal(5, toy.World.Values["second"]);
        Assert.Equal(["check", "second"], toy.World.Values.Keys.Order());
        var undone = toy.World.Calls.Where(call => call.EndsWith(".undo", StringComparison.Ordinal)).ToList();
        Assert.Equal(new[] { "last.undo", "second.undo", "first.undo" }.TakeLast(undone.Count), undone);
    }

    [Fact]
    public async Task A_wait_is_recorded_with_what_the_next_look_needs_and_survives_the_process()
    {
        var toy = new ToyRun();
        toy.World.Instead["first.verify"] = context => context.ReadProgress<Looks>() is { Count: 2 }
            ? null
            : StepOutcome.WaitUntil(context.Now.AddMinutes(1), "not there yet", new Looks((context.ReadProgress<Looks>()?.Count ?? 0) + 1));
        var runId = await toy.SubmitAsync();

        var rest = await toy.Engine.AdvanceAsync(runId, ToyRun.Cancellation);
        Assert.Equal(toy.Time.GetUtcNow().AddMinutes(1), rest.Due);
        Assert.Equal("not there yet", rest.Run.Step("app", "first").WaitReason);
        Assert.Equal(rest.Due, (await toy.Engine.AdvanceAsync(runId, ToyRun.Cancellation)).Due);

        Assert.Equal(RunState.Succeeded, (await toy.DriveAsync(runId)).State);
        Assert.Equal(3, toy.World.Calls.Count(call => call == "first.verify"));
    }

    [Fact]
    public async Task A_wait_beyond_the_steps_deadline_fails_it()
    {
        var toy = new ToyRun();
        toy.World.Instead["first.verify"] = context => StepOutcome.WaitUntil(context.Now.AddMinutes(4), "never there");
        var started = toy.Time.GetUtcNow();
        var run = await toy.DriveAsync(await toy.SubmitAsync());

        Assert.Equal(RunState.RolledBack, run.State);
        Assert.Equal("deadline-exceeded", run.Step("app", "first").Failure!.Code);
        Assert.Equal(started.AddMinutes(10), toy.Time.GetUtcNow());
    }

    [Theory]
    [InlineData(FailureKind.Transient)]
    [InlineData(FailureKind.Throttled)]
    [InlineData(FailureKind.Conflict)]
    [InlineData(FailureKind.NotYet)]
    public async Task A_passing_failure_is_tried_again(FailureKind kind)
    {
        var toy = new ToyRun();
        var failures = 2;
        toy.World.Instead["first.apply"] = _ => failures-- > 0 ? throw new ToyException(kind) : null;
        var run = await toy.DriveAsync(await toy.SubmitAsync());

        Assert.Equal(RunState.Succeeded, run.State);
        Assert.Equal(3, run.Step("app", "first").Attempts);
    }

    [Theory]
    [InlineData(FailureKind.Misconfigured)]
    [InlineData(FailureKind.Forbidden)]
    [InlineData(FailureKind.Drift)]
    [InlineData(FailureKind.Unknown)]
    public async Task Any_other_failure_is_final_at_once(FailureKind kind)
    {
        var toy = new ToyRun();
        toy.World.Instead["first.apply"] = _ => throw new ToyException(kind);
        var run = await toy.DriveAsync(await toy.SubmitAsync());

        Assert.Equal((RunState.RolledBack, 1), (run.State, run.Step("app", "first").Attempts));
        Assert.Equal(kind, run.Step("app", "first").Failure!.Kind);
    }

    [Fact]
    public async Task A_budget_for_trying_again_runs_out()
    {
        var toy = new ToyRun();
        toy.World.Instead["first.inspect"] = _ => throw new ToyException(FailureKind.Transient);
        var run = await toy.DriveAsync(await toy.SubmitAsync());

        Assert.Equal(RunState.RolledBack, run.State);
        Assert.Equal(9, toy.World.Calls.Count(call => call == "first.inspect"));
    }

    [Fact]
    public async Task A_bug_halts_the_run_and_is_no_failure_of_the_step()
    {
        var toy = new ToyRun();
        toy.World.Instead["first.apply"] = _ => throw new InvalidOperationException("a bug");
        var runId = await toy.SubmitAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => toy.DriveAsync(runId));
        toy.World.Instead.Clear();
        Assert.Equal(RunState.Succeeded, (await toy.DriveAsync(runId)).State);
    }

    [Fact]
    public async Task A_failed_undo_leaves_the_run_stuck_with_commands_and_can_be_tried_again()
    {
        var toy = new ToyRun();
        toy.World.Instead["second.verify"] = _ => StepOutcome.Failed(FailureKind.Misconfigured, "no", "it cannot work");
        toy.World.Instead["first.undo"] = _ => StepOutcome.Failed(FailureKind.Forbidden, "locked", "a lock is in the way");
        var runId = await toy.SubmitAsync();
        var run = await toy.DriveAsync(runId);

        Assert.Equal((RunState.Stuck, StepState.UndoFailed), (run.State, run.Step("app", "first").State));
        Assert.Equal(["az toy undo --name first"], run.Commands);

        toy.World.Instead.Clear();
        await toy.Engine.Verbs.RollBackAsync(runId, new Actor("operator"), "the lock is gone", null, ToyRun.Cancellation);
        run = await toy.DriveAsync(runId);
        Assert.Equal(RunState.RolledBack, run.State);
        Assert.Empty(run.Commands);
    }

    [Fact]
    public async Task Under_the_policy_hold_a_failure_pauses_and_a_resumed_run_tries_again()
    {
        var toy = new ToyRun("onFailure: hold");
        toy.World.Instead["second.apply"] = _ => StepOutcome.Failed(FailureKind.Misconfigured, "no", "it cannot work");
        var runId = await toy.SubmitAsync();
        Assert.Equal(RunState.Paused, (await toy.DriveAsync(runId)).State);

        toy.World.Instead.Clear();
        await toy.Engine.Verbs.ResumeAsync(runId, new Actor("operator"), null, ToyRun.Cancellation);
        Assert.Equal(RunState.Succeeded, (await toy.DriveAsync(runId)).State);
    }

    [Fact]
    public async Task What_cannot_be_told_holds_the_run_whatever_the_policy()
    {
        var toy = new ToyRun();
        toy.World.Instead["last.verify"] = _ => StepOutcome.Hold("signal-unavailable", "the log says nothing");
        var run = await toy.DriveAsync(await toy.SubmitAsync());

        Assert.Equal((RunState.Paused, "the log says nothing"), (run.State, run.Reason));
        Assert.Equal(1, toy.World.Values["first"]);
    }

    [Fact]
    public async Task A_succeeded_run_can_still_be_rolled_back()
    {
        var toy = new ToyRun();
        var runId = await toy.SubmitAsync();
        await toy.DriveAsync(runId);
        await toy.Engine.Verbs.RollBackAsync(runId, new Actor("operator"), "customer asked", null, ToyRun.Cancellation);

        Assert.Equal(RunState.RolledBack, (await toy.DriveAsync(runId)).State);
        Assert.Equal(["check"], toy.World.Values.Keys);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_slow_call_of_one_caller_does_not_hold_up_another_that_is_due()
    {
        var toy = new ToyRun(callers: "  - { name: other, id: /subscriptions/0c2f7a64-8d1b-4f0a-9a3e-5b6c7d8e9f10/resourceGroups/rg/providers/Microsoft.Web/sites/other, "
            + "settings: { remove: [THE_KEY] }, validate: { endpoint: /health, identityEndpoint: /health/identity } }");
        var slow = toy.World.Hold["app/first"] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var lookedAgain = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        toy.World.Instead["first.verify"] = context =>
        {
            if (context.Track != "other") return null;
            if (context.ReadProgress<Looks>() is null) return StepOutcome.WaitUntil(context.Now.AddMinutes(1), "not there yet", new Looks(1));
            lookedAgain.TrySetResult();
            return null;
        };
        toy.Time.AutoAdvanceAmount = TimeSpan.FromSeconds(1);
        var runId = await toy.SubmitAsync();

        var advancing = toy.Engine.AdvanceAsync(runId, ToyRun.Cancellation);
        while (!lookedAgain.Task.IsCompleted)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            toy.Time.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }

        Assert.False(advancing.IsCompleted);
        slow.SetResult();
        Assert.Equal(RunState.Succeeded, (await advancing).Run.State);
    }

    [Fact]
    public async Task The_account_waits_for_callers_of_other_runs()
    {
        var other = new ToyRun();
        other.World.Instead["second.apply"] = context => StepOutcome.WaitUntil(context.Now.AddMinutes(1), "slow");
        var otherRun = await other.SubmitAsync();
        await other.Engine.AdvanceAsync(otherRun, ToyRun.Cancellation);

        var toy = new ToyRun(other.Journal);
        var runId = await toy.SubmitAsync();
        var rest = await toy.Engine.AdvanceAsync(runId, ToyRun.Cancellation);
        Assert.Equal([$"app of run {otherRun}"], rest.CallersElsewhere);
        Assert.DoesNotContain("last.apply", toy.World.Calls);

        other.World.Instead.Clear();
        await other.DriveAsync(otherRun);
        Assert.Equal(RunState.Succeeded, (await toy.DriveAsync(runId)).State);
    }

    [Fact]
    public async Task Power_lost_at_any_write_ends_like_a_run_without_it()
    {
        var undisturbed = new ToyRun();
        await undisturbed.DriveAsync(await undisturbed.SubmitAsync());

        for (var lost = 0; lost < undisturbed.Journal.Count - 1; lost++)
        {
            var toy = new ToyRun();
            var runId = await toy.SubmitAsync();
            toy.Journal.AppendsLeft = lost;
            await Assert.ThrowsAsync<PowerLostException>(() => toy.DriveAsync(runId));
            toy.Journal.AppendsLeft = null;

            Assert.Equal(RunState.Succeeded, (await toy.DriveAsync(runId)).State);
            Assert.Equal(Done, toy.World.Values.Keys.Order());
        }
    }

    [Fact]
    public async Task Power_lost_at_any_write_and_rolled_back_leaves_everything_as_before()
    {
        var undisturbed = new ToyRun();
        await undisturbed.DriveAsync(await undisturbed.SubmitAsync());

        for (var lost = 1; lost < undisturbed.Journal.Count - 1; lost++)
        {
            var toy = new ToyRun();
            toy.World.Values["first"] = 3;
            var runId = await toy.SubmitAsync();
            toy.Journal.AppendsLeft = lost;
            await Assert.ThrowsAsync<PowerLostException>(() => toy.DriveAsync(runId));
            toy.Journal.AppendsLeft = null;

            await toy.Engine.Verbs.RollBackAsync(runId, new Actor("operator"), "after the crash", null, ToyRun.Cancellation);
            Assert.Equal(RunState.RolledBack, (await toy.DriveAsync(runId)).State);
            Assert.Equal(3, toy.World.Values["first"]);
            Assert.DoesNotContain(toy.World.Values.Keys, key => key is "second" or "last");
        }
    }

    private sealed record Looks(int Count);
}
