using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;
using KeyCutover.Domain.People;

namespace KeyCutover.Domain.Tests.Engine;

public sealed class EscrowReleaseTests
{
    [Theory]
    [InlineData(FailureKind.Throttled)]
    [InlineData(FailureKind.Transient)]
    public async Task A_vault_that_refuses_for_a_while_is_asked_again(FailureKind kind)
    {
        var toy = new ToyRun();
        var runId = await RolledBackAsync(toy, new ToyException(kind), new ToyException(kind));

        var rest = await toy.Engine.AdvanceAsync(runId, ToyRun.Cancellation);
        Assert.Equal(RunState.RollingBack, rest.Run.State);
        Assert.True(rest.Due > toy.Time.GetUtcNow());

        Assert.Equal(RunState.RolledBack, (await toy.DriveAsync(runId)).State);
    }

    [Fact]
    public async Task A_vault_that_refuses_for_good_leaves_a_command_that_shows_what_is_left()
    {
        var toy = new ToyRun();
        var runId = await RolledBackAsync(toy, new ToyException(FailureKind.Forbidden));

        var run = await toy.DriveAsync(runId);
        Assert.Equal(RunState.Stuck, run.State);
        Assert.Contains(runId, Assert.Single(run.Commands));

        await toy.Engine.Verbs.RollBackAsync(runId, new Actor("operator"), "the vault lets us in again", null, ToyRun.Cancellation);
        Assert.Equal(RunState.RolledBack, (await toy.DriveAsync(runId)).State);
    }

    [Fact]
    public async Task A_run_whose_checks_failed_does_not_ask_the_vault()
    {
        var toy = new ToyRun();
        toy.World.VaultFailures.Enqueue(new ToyException(FailureKind.Forbidden));
        toy.World.Instead["check.apply"] = _ => StepOutcome.Failed(FailureKind.Misconfigured, "no", "the vault is closed");

        Assert.Equal(RunState.RolledBack, (await toy.DriveAsync(await toy.SubmitAsync())).State);
    }

    private static async Task<string> RolledBackAsync(ToyRun toy, params Exception[] failures)
    {
        foreach (var failure in failures) toy.World.VaultFailures.Enqueue(failure);
        var runId = await toy.SubmitAsync();
        await toy.DriveAsync(runId);
        await toy.Engine.Verbs.RollBackAsync(runId, new Actor("operator"), "customer asked", null, ToyRun.Cancellation);
        return runId;
    }
}
