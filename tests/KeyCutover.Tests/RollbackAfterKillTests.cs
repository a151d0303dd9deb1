using KeyCutover.Domain.Runs;
using KeyCutover.Sandbox.Faults;

namespace KeyCutover.Tests;

public sealed class RollbackAfterKillTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_whose_process_was_killed_rolls_back_and_leaves_Azure_as_before()
    {
        await using var pineGate = await PineGate.StartAsync(240, Cancellation);
        pineGate.Sandbox.AddFault(new SandboxFault { Path = "*", When = FaultMoment.Slow, Count = 0, Delay = TimeSpan.FromSeconds(12) });
        var before = await pineGate.SnapshotAsync(Cancellation);
        string? earlier = null;

        foreach (var step in new[] { "swap-settings", "disable-local-auth" })
        {
            using var doomed = Executable.Start(pineGate.Apply);
            await pineGate.WhenAppliedAsync(step, doomed, Cancellation, butNotIn: earlier);
            doomed.Kill();
            await doomed.EndAsync(Cancellation);

            earlier = (await pineGate.ReadRunAsync(Cancellation)).RunId;
            var back = await Executable.RunAsync(Cancellation, ["run", "rollback", earlier, .. pineGate.Here]);

            back.EndedWith(ExitCodes.RolledBack);
            Assert.Empty((await pineGate.SnapshotAsync(Cancellation)).DifferencesFrom(before));
            Assert.Equal(RunState.RolledBack, (await pineGate.ReadRunAsync(Cancellation)).State);
        }
    }
}
