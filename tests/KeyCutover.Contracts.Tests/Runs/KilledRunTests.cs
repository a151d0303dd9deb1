using KeyCutover.Domain.Runs;
using KeyCutover.Testing;

namespace KeyCutover.Contracts.Tests.Runs;

public sealed class KilledRunTests
{
    private const double TimeScale = 300;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_whose_worker_is_killed_after_every_write_ends_like_one_that_nothing_disturbed()
    {
        await using var journey = await Journey.StartAsync(Patient(Read("pinegate-claims.yaml")), Read("pinegate.yaml"), TimeScale, Cancellation);
        var before = await journey.SnapshotAsync(Cancellation);

        var undisturbed = await SubmitAsync(journey);
        await using (var worker = await journey.OpenWorkerAsync(Cancellation))
            Assert.Equal(RunState.Succeeded, (await worker.DriveAsync(undisturbed, Cancellation)).State);
        var end = (await journey.SnapshotAsync(Cancellation)).WithoutChance(before, undisturbed);
        Assert.Equal(RunState.RolledBack, (await journey.RollBackAsync(undisturbed, Cancellation)).State);
        Assert.Empty((await journey.SnapshotAsync(Cancellation)).DifferencesFrom(before));

        var killed = await SubmitAsync(journey);
        var deaths = new EveryWrite(Death.AfterWrite);
        var run = await journey.DriveThroughDeathsAsync(killed, deaths, Cancellation);

        Assert.Equal(RunState.Succeeded, run.State);
        Assert.True(deaths.Kills > 4 * run.Steps.Count(), $"The worker was killed {deaths.Kills} times only.");
        Assert.Empty((await journey.SnapshotAsync(Cancellation)).WithoutChance(before, killed).DifferencesFrom(end));
    }

    private static async Task<string> SubmitAsync(Journey journey)
    {
        await using var worker = await journey.OpenWorkerAsync(Cancellation);
        return await worker.SubmitAsync(Cancellation);
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "pinegate", file));

    /// <summary>A process takes as long to start as it does, while ten sandbox minutes pass in two seconds.</summary>
    private static string Patient(string plan) => plan
        .Replace("restart: 10m", "restart: 2h", StringComparison.Ordinal)
        .Replace("propagation: 30m", "propagation: 6h", StringComparison.Ordinal)
        .Replace("quietWindow: 10m", "quietWindow: 1m", StringComparison.Ordinal);
}
