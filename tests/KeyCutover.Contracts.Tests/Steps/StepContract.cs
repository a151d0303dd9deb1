using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;
using KeyCutover.Domain.People;
using KeyCutover.Sandbox.Faults;
using KeyCutover.Testing;

namespace KeyCutover.Contracts.Tests.Steps;

/// <summary>
/// What every step keeps, whatever it does. A new step is put to it by being there: the catalog finds the step, and its folder's
/// <c>sample.yaml</c> says what the world is like before it.
/// </summary>
public sealed class StepContract(StepBenches benches) : IClassFixture<StepBenches>
{
    public static TheoryData<string> Steps => [.. StepSample.AllSteps.Select(step => step.Name)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Steps))]
    public Task Applied_or_undone_twice_is_applied_or_undone_once(string step) => benches.UseAsync(step, async bench =>
    {
        var runId = await bench.SubmitAsync(Cancellation);
        await using (var worker = await bench.Journey.OpenWorkerAsync(Cancellation))
        {
            Assert.Equal(RunState.Succeeded, (await worker.DriveAsync(runId, Cancellation)).State);
            await RepeatAsync(bench, worker, runId, StepVerb.Apply, StepVerb.Verify);
            await worker.Engine.Verbs.RollBackAsync(runId, new Actor("operator"), "the test wants it back", null, Cancellation);
        }

        // The secrets for the way back are still there when the step is undone; they go when the whole run is.
        if (bench.Step.Track != TrackKind.Preflight)
            await bench.Journey.DriveToDeathAsync(runId, entry => bench.IsOfStep(entry) && entry.Event is StepUndone ? Death.AfterWrite : Death.None, Cancellation);
        await using (var worker = await bench.Journey.OpenWorkerAsync(Cancellation))
        {
            await RepeatAsync(bench, worker, runId, StepVerb.Undo, StepVerb.VerifyUndo);
            Assert.Equal(RunState.RolledBack, (await worker.DriveAsync(runId, Cancellation)).State);
        }

        await bench.AssertAsBeforeAsync(Cancellation);
    });

    [Theory]
    [MemberData(nameof(Steps))]
    public Task Whatever_request_fails_the_run_rolls_back_by_itself_and_everything_is_as_before(string step) => benches.UseAsync(step, async bench =>
    {
        SandboxFault[] failures =
        [
            new() { Path = "*", When = FaultMoment.Before, Status = 403, Code = "AuthorizationFailed", Message = "The client is not authorized." },
            new() { Path = "*", When = FaultMoment.After, Status = 400, Code = "BadRequest", Message = "The answer to a request that took effect." },
        ];
        foreach (var request in (await bench.GoodRunAsync(Cancellation)).Forward)
        {
            foreach (var failure in failures)
            {
                var strikes = bench.Strike([request], failure);
                var runId = await bench.SubmitAsync(Cancellation);
                await using (var worker = await bench.Journey.OpenWorkerAsync(Cancellation))
                    Assert.Equal(RunState.RolledBack, (await worker.DriveAsync(runId, Cancellation)).State);
                Assert.Equal(1, strikes());
                await bench.AssertAsBeforeAsync(Cancellation);
            }
        }
    });

    [Theory]
    [MemberData(nameof(Steps))]
    public Task What_passes_disturbs_neither_the_way_forward_nor_the_way_back(string step) => benches.UseAsync(step, async bench =>
    {
        SandboxFault[] weather =
        [
            new() { Path = "*", Status = 429, Code = "TooManyRequests", RetryAfter = TimeSpan.FromSeconds(20) },
            new() { Path = "*", Status = 503, Code = "ServiceUnavailable" },
            new() { Path = "*", When = FaultMoment.After, Status = 0 },
        ];
        var good = await bench.GoodRunAsync(Cancellation);
        if (good.Forward.Count == 0 && good.Back.Count == 0) return;
        foreach (var passing in weather)
        {
            var strikes = bench.Strike(good.Forward, passing);
            var runId = await bench.SubmitAsync(Cancellation);
            await using (var worker = await bench.Journey.OpenWorkerAsync(Cancellation))
                Assert.Equal(RunState.Succeeded, (await worker.DriveAsync(runId, Cancellation)).State);
            Assert.Equal(good.Forward.Count, strikes());
            Assert.Empty((await bench.EndOfAsync(runId, Cancellation)).DifferencesFrom(good.End));

            strikes = bench.Strike(good.Back, passing);
            await RollBackAsync(bench, runId);
            Assert.Equal(good.Back.Count, strikes());
        }
    });

    [Theory]
    [MemberData(nameof(Steps))]
    public Task A_worker_that_dies_at_every_write_changes_nothing_about_the_end(string step) => benches.UseAsync(step, async bench =>
    {
        var good = await bench.GoodRunAsync(Cancellation);
        // Before each write, which is the harder way: what took effect since the last one is done again.
        var deaths = new EveryWrite(Death.BeforeWrite);
        var runId = await bench.SubmitAsync(Cancellation);

        Assert.Equal(RunState.Succeeded, (await bench.Journey.DriveThroughDeathsAsync(runId, deaths, Cancellation)).State);
        Assert.True(deaths.Kills >= good.Writes.Count(write => !write.StartsWith(nameof(StepWaiting), StringComparison.Ordinal)));
        Assert.Empty((await bench.EndOfAsync(runId, Cancellation)).DifferencesFrom(good.End));

        await using (var worker = await bench.Journey.OpenWorkerAsync(Cancellation))
            await worker.Engine.Verbs.RollBackAsync(runId, new Actor("operator"), "the test wants it back", null, Cancellation);
        Assert.Equal(RunState.RolledBack, (await bench.Journey.DriveThroughDeathsAsync(runId, deaths, Cancellation)).State);
        await bench.AssertAsBeforeAsync(Cancellation);
    });

    [Theory]
    [MemberData(nameof(Steps))]
    public Task Wherever_a_worker_dies_a_rollback_leaves_everything_as_before(string step) => benches.UseAsync(step, async bench =>
    {
        // A wait changes nothing, so there everything is as at the write before it.
        foreach (var write in (await bench.GoodRunAsync(Cancellation)).Writes.Where(write => !write.StartsWith(nameof(StepWaiting), StringComparison.Ordinal)))
        {
            // Before the write: what came since the last one took effect, and nothing tells of it. That includes "inspected, not yet applied".
            var runId = await bench.SubmitAsync(Cancellation);
            await bench.Journey.DriveToDeathAsync(runId, entry => EveryWrite.NameOf(entry) == write ? Death.BeforeWrite : Death.None, Cancellation);
            await RollBackAsync(bench, runId);
        }
    });

    private static async Task RepeatAsync(StepBench bench, Journey.Worker worker, string runId, params StepVerb[] verbs)
    {
        var run = (await worker.Engine.FindAsync(runId, Cancellation))!;
        var once = await bench.Journey.SnapshotAsync(Cancellation);

        var repetition = new StepRepetition(bench.Journey, worker, run, run.Step(bench.Track, bench.Step.Name));
        foreach (var verb in verbs) Assert.IsType<StepOutcome.DoneOutcome>(await repetition.CallAsync(verb, Cancellation));

        Assert.Empty((await bench.Journey.SnapshotAsync(Cancellation)).DifferencesFrom(once));
    }

    private static async Task RollBackAsync(StepBench bench, string runId)
    {
        Assert.Equal(RunState.RolledBack, (await bench.Journey.RollBackAsync(runId, Cancellation)).State);
        await bench.AssertAsBeforeAsync(Cancellation);
    }
}
