using KeyCutover.Contracts.Tests.Steps;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;
using KeyCutover.Testing;

namespace KeyCutover.Contracts.Tests.Runs;

/// <summary>What every run keeps, from its first step to its last.</summary>
public sealed class WholeRunContract(WholeRunBench bench) : IClassFixture<WholeRunBench>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Each step, and the entry of it that is the last: by turns the intention to apply and its result.</summary>
    public static TheoryData<string, string> Places =>
        [.. StepSample.AllSteps.Where(step => step.Track != TrackKind.Preflight)
            .Select((step, number) => (step.Name, number % 2 == 0 ? nameof(ApplyStarted) : nameof(ApplyFinished)))];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Rolled_back_from_any_step_everything_is_as_at_the_start(string step, string last)
    {
        var runId = await bench.SubmitAsync(Cancellation);
        await bench.Journey.DriveToDeathAsync(runId, entry => EveryWrite.NameOf(entry) == $"{last} {step}" ? Death.AfterWrite : Death.None, Cancellation);

        Assert.Equal(RunState.RolledBack, (await bench.Journey.RollBackAsync(runId, Cancellation)).State);
        Assert.Empty((await bench.Journey.SnapshotAsync(Cancellation)).DifferencesFrom(bench.Before));
    }
}
