using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.People;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Tests.Engine;
using KeyCutover.Testing;

namespace KeyCutover.Domain.Tests.Runs;

/// <summary>What people can do to a run in each state, through the engine; in words where they cannot.</summary>
public sealed class RunVerbTests
{
    private const string RunId = "toy-plan-1";

    /// <summary>Every verb in every state. A text that begins with a small letter is the event; any other is the refusal, without the run it names.</summary>
    public static readonly TheoryData<RunState, RunVerb, string> Table = new()
    {
        { RunState.Submitted, RunVerb.Pause, "Submitted and has not begun; cancel it instead." },
        { RunState.Submitted, RunVerb.Resume, "Submitted; only a paused run can be resumed." },
        { RunState.Submitted, RunVerb.Retry, "Submitted; there is nothing to try again." },
        { RunState.Submitted, RunVerb.Rollback, "Submitted and has not begun; cancel it instead." },
        { RunState.Submitted, RunVerb.Cancel, "run-ended" },
        { RunState.Preflight, RunVerb.Pause, "run-paused" },
        { RunState.Preflight, RunVerb.Resume, "Preflight; only a paused run can be resumed." },
        { RunState.Preflight, RunVerb.Retry, "Preflight, and nothing waits for its next look." },
        { RunState.Preflight, RunVerb.Rollback, "rollback-started" },
        { RunState.Preflight, RunVerb.Cancel, "run-ended" },
        { RunState.Running, RunVerb.Pause, "run-paused" },
        { RunState.Running, RunVerb.Resume, "Running; only a paused run can be resumed." },
        { RunState.Running, RunVerb.Retry, "Running, and nothing waits for its next look." },
        { RunState.Running, RunVerb.Rollback, "rollback-started" },
        { RunState.Running, RunVerb.Cancel, "run-ended" },
        { RunState.AwaitingApproval, RunVerb.Pause, "run-paused" },
        { RunState.AwaitingApproval, RunVerb.Resume, "AwaitingApproval; only a paused run can be resumed." },
        { RunState.AwaitingApproval, RunVerb.Retry, "AwaitingApproval, and nothing waits for its next look." },
        { RunState.AwaitingApproval, RunVerb.Rollback, "rollback-started" },
        { RunState.AwaitingApproval, RunVerb.Cancel, "run-ended" },
        { RunState.Paused, RunVerb.Pause, "Paused already." },
        { RunState.Paused, RunVerb.Resume, "run-resumed" },
        { RunState.Paused, RunVerb.Retry, "Paused; resume it, and what failed is tried again." },
        { RunState.Paused, RunVerb.Rollback, "rollback-started" },
        { RunState.Paused, RunVerb.Cancel, "run-ended" },
        { RunState.RollingBack, RunVerb.Pause, "RollingBack; the way back cannot be paused, because a half-way state is worse than either end." },
        { RunState.RollingBack, RunVerb.Resume, "RollingBack; only a paused run can be resumed." },
        { RunState.RollingBack, RunVerb.Retry, "RollingBack, and nothing waits for its next look." },
        { RunState.RollingBack, RunVerb.Rollback, "RollingBack already." },
        { RunState.RollingBack, RunVerb.Cancel, "RollingBack; it cannot be cancelled any more." },
        { RunState.Succeeded, RunVerb.Pause, "Succeeded; there is nothing to pause." },
        { RunState.Succeeded, RunVerb.Resume, "Succeeded; only a paused run can be resumed." },
        { RunState.Succeeded, RunVerb.Retry, "Succeeded; there is nothing to try again." },
        { RunState.Succeeded, RunVerb.Rollback, "rollback-started" },
        { RunState.Succeeded, RunVerb.Cancel, "Succeeded; there is nothing to cancel." },
        { RunState.RolledBack, RunVerb.Pause, "RolledBack; there is nothing to pause." },
        { RunState.RolledBack, RunVerb.Resume, "RolledBack; only a paused run can be resumed." },
        { RunState.RolledBack, RunVerb.Retry, "RolledBack; there is nothing to try again." },
        { RunState.RolledBack, RunVerb.Rollback, "RolledBack; nothing of it is left to undo." },
        { RunState.RolledBack, RunVerb.Cancel, "RolledBack; there is nothing to cancel." },
        { RunState.Declined, RunVerb.Pause, "Declined; there is nothing to pause." },
        { RunState.Declined, RunVerb.Resume, "Declined; only a paused run can be resumed." },
        { RunState.Declined, RunVerb.Retry, "Declined; there is nothing to try again." },
        { RunState.Declined, RunVerb.Rollback, "Declined; nothing of it is left to undo." },
        { RunState.Declined, RunVerb.Cancel, "Declined; there is nothing to cancel." },
        { RunState.Cancelled, RunVerb.Pause, "Cancelled; there is nothing to pause." },
        { RunState.Cancelled, RunVerb.Resume, "Cancelled; only a paused run can be resumed." },
        { RunState.Cancelled, RunVerb.Retry, "Cancelled; there is nothing to try again." },
        { RunState.Cancelled, RunVerb.Rollback, "Cancelled; nothing of it is left to undo." },
        { RunState.Cancelled, RunVerb.Cancel, "Cancelled; there is nothing to cancel." },
        { RunState.Stuck, RunVerb.Pause, "Stuck; there is nothing to pause." },
        { RunState.Stuck, RunVerb.Resume, "Stuck; only a paused run can be resumed." },
        { RunState.Stuck, RunVerb.Retry, "rollback-started" },
        { RunState.Stuck, RunVerb.Rollback, "rollback-started" },
        { RunState.Stuck, RunVerb.Cancel, "Stuck; there is nothing to cancel." },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task A_verb_is_recorded_or_refused_with_the_reason(RunState state, RunVerb verb, string expected) =>
        await CheckAsync(await RunIn(state), verb, expected);

    [Theory]
    [InlineData(RunState.Preflight)]
    [InlineData(RunState.Running)]
    [InlineData(RunState.AwaitingApproval)]
    [InlineData(RunState.RollingBack)]
    public async Task What_waits_can_be_told_to_look_now(RunState state) =>
        await CheckAsync(await RunIn(state, run => (state is RunState.Running or RunState.AwaitingApproval ? run.Touch() : run).Wait()), RunVerb.Retry, "run-retried");

    [Theory]
    [InlineData(RunState.Running)]
    [InlineData(RunState.AwaitingApproval)]
    [InlineData(RunState.Paused)]
    public async Task A_run_that_may_have_changed_something_is_rolled_back_and_not_cancelled(RunState state) =>
        await CheckAsync(await RunIn(state, run => run.Touch()), RunVerb.Cancel, $"{state} and has changed something already; roll it back instead.");

    [Fact]
    public void The_table_has_every_verb_in_every_state() =>
        Assert.Equal(Enum.GetValues<RunState>().SelectMany(state => Enum.GetValues<RunVerb>().Select(verb => (state, verb))).Order(), Table.Select(row => (row.Data.Item1, row.Data.Item2)).Order());

    private static async Task CheckAsync(ToyRun toy, RunVerb verb, string expected)
    {
        var before = toy.Journal.Count;
        if (char.IsLower(expected[0]))
        {
            await DoAsync(toy.Engine.Verbs, verb);
            var entry = (await toy.Journal.ReadAsync(RunId, ToyRun.Cancellation))[^1];
            Assert.Equal(before + 1, toy.Journal.Count);
            Assert.Contains($"\"kind\":\"{expected}\"", entry.Payload, StringComparison.Ordinal);
            Assert.Contains("\"byId\":\"otto\"", entry.Payload, StringComparison.Ordinal);
            return;
        }

        var refused = await Assert.ThrowsAsync<RunVerbRefusedException>(() => DoAsync(toy.Engine.Verbs, verb));
        Assert.Equal($"Run {RunId} is {expected}", refused.Message);
        Assert.Equal(before, toy.Journal.Count);
    }

    private static Task<RunView> DoAsync(RunVerbs verbs, RunVerb verb)
    {
        var otto = new Actor("Otto Brandt", "otto");
        return verb switch
        {
            RunVerb.Pause => verbs.PauseAsync(RunId, otto, null, null, ToyRun.Cancellation),
            RunVerb.Resume => verbs.ResumeAsync(RunId, otto, null, ToyRun.Cancellation),
            RunVerb.Retry => verbs.RetryAsync(RunId, otto, null, ToyRun.Cancellation),
            RunVerb.Rollback => verbs.RollBackAsync(RunId, otto, null, null, ToyRun.Cancellation),
            _ => verbs.CancelAsync(RunId, otto, null, null, ToyRun.Cancellation),
        };
    }

    private static async Task<ToyRun> RunIn(RunState state, Func<WrittenRun, WrittenRun>? then = null)
    {
        var toy = new ToyRun();
        var template = new ToyRun();
        var submitted = (RunSubmitted)(await template.Journal.ReadAsync(await template.SubmitAsync(), ToyRun.Cancellation))[0].Event;
        var run = new WrittenRun(RunId, submitted, toy.Time.GetUtcNow()).Become(state, [new GroupQuota("change-board", 1)]);
        Assert.Equal(state, run.View.State);
        await toy.Journal.AppendAsync((then?.Invoke(run) ?? run).Entries, ToyRun.Cancellation);
        return toy;
    }
}
