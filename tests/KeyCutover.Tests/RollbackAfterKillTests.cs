using KeyCutover.Domain.Runs;
using KeyCutover.Sandbox.Faults;

namespace KeyCutover.Tests;

/// <summary>Going back from each of the other steps is the contract that every run keeps; here it is a killed process that is gone back from.</summary>
public sealed class RollbackAfterKillTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_whose_process_was_killed_while_it_switched_keys_off_rolls_back_and_leaves_Azure_as_before()
    {
        await using var pineGate = await PineGate.StartAsync(240, Cancellation);
        pineGate.Sandbox.AddFault(new SandboxFault { Path = "*", When = FaultMoment.Slow, Count = 0, Delay = TimeSpan.FromSeconds(12) });
        var before = await pineGate.SnapshotAsync(Cancellation);

        using var doomed = Executable.Start(pineGate.Apply);
        await pineGate.WhenAppliedAsync("disable-local-auth", doomed, Cancellation);
        doomed.Kill();
        await doomed.EndAsync(Cancellation);
        var runId = (await pineGate.ReadRunAsync(Cancellation)).RunId;
        var back = await Executable.RunAsync(Cancellation, ["run", "rollback", runId, .. pineGate.Here]);

        back.EndedWith(ExitCodes.RolledBack);
        Assert.Empty((await pineGate.SnapshotAsync(Cancellation)).DifferencesFrom(before));
        Assert.Equal(RunState.RolledBack, (await pineGate.ReadRunAsync(Cancellation)).State);
    }
}
