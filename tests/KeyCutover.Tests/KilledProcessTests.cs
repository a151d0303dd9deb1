using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Sandbox.Faults;

namespace KeyCutover.Tests;

public sealed class KilledProcessTests(ITestOutputHelper log)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_whose_process_is_killed_in_every_step_ends_as_one_that_was_left_alone()
    {
        await using var disturbed = await PineGate.StartAsync(240, Cancellation);
        await using var alone = await PineGate.StartAsync(240, Cancellation);
        using var undisturbed = Executable.Start(alone.Apply);
        // Makes every step last long enough to be killed in.
        disturbed.Sandbox.AddFault(new SandboxFault { Path = "*", When = FaultMoment.Slow, Count = 0, Delay = TimeSpan.FromSeconds(12) });

        foreach (var step in new[] { "preflight", "enable-identity", "assign-role", "await-propagation", "swap-settings", "validate-call", "quiet-window", "disable-local-auth", "archive-break-glass-key" })
        {
            using var doomed = Executable.Start(step == "preflight" ? disturbed.Apply : disturbed.Resume);
            await disturbed.WhenAppliedAsync(step, doomed, Cancellation);
            doomed.Kill();
            var killed = await doomed.EndAsync(Cancellation);
            Assert.False(killed.ExitCode is >= ExitCodes.Done and <= ExitCodes.NotPermitted, $"It ended by itself:\n{killed.Output}\n{killed.Error}");
            log.WriteLine($"killed in {step}: {(await disturbed.ReadRunAsync(Cancellation)).Steps.First(view => view.Name == step).State}");
        }

        using var last = Executable.Start(disturbed.Resume);
        (await last.EndAsync(Cancellation)).EndedWith(ExitCodes.Done);
        (await undisturbed.EndAsync(Cancellation)).EndedWith(ExitCodes.Done);

        Assert.Equal(
            Comparable.Of(await alone.SnapshotAsync(Cancellation), (await alone.ReadRunAsync(Cancellation)).RunId),
            Comparable.Of(await disturbed.SnapshotAsync(Cancellation), (await disturbed.ReadRunAsync(Cancellation)).RunId));
        Assert.Equal(RunState.Succeeded, (await disturbed.ReadRunAsync(Cancellation)).State);
    }
}
