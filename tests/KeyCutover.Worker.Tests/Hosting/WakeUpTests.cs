using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;
using KeyCutover.Worker.Hosting;

namespace KeyCutover.Worker.Tests.Hosting;

/// <summary>What makes the scheduler look at once.</summary>
public sealed class WakeUpTests
{
    private readonly WakeUps wakeUps = new();

    [Fact]
    public void A_run_is_looked_at_when_somebody_did_something_to_it()
    {
        var run = Tell(null, Submitted());
        run = Tell(run, new RunStarted());
        run = Tell(run, new RunPaused("change freeze", "Otto", "otto-id"));
        Tell(run, new RunResumed("Otto", "otto-id"));

        Assert.Equal([new WakeUp.Run("run-1"), new WakeUp.Run("run-1")], Woken());
    }

    [Fact]
    public void Runs_that_wait_for_the_account_are_looked_at_when_a_run_of_it_ends()
    {
        var run = Tell(null, Submitted());
        Woken();
        Tell(run, new RunEnded(RunState.Cancelled));

        Assert.Equal([new WakeUp.Account("account-1")], Woken());
    }

    private static RunSubmitted Submitted() =>
        new("plan.yaml", "", "", "plan", "account-1", "CHG1", "Erin", null, [new TrackLayout("preflight", TrackKind.Preflight, ["preflight"])]);

    private RunView Tell(RunView? run, RunEvent happened)
    {
        var entry = JournalEntry.Next("run-1", run?.LastEntry, DateTimeOffset.UnixEpoch, happened);
        run = JournalReplay.Apply(run, entry);
        wakeUps.OnEntry(entry, run);
        return run;
    }

    private List<WakeUp> Woken()
    {
        var woken = new List<WakeUp>();
        while (wakeUps.Woken.TryRead(out var one)) woken.Add(one);
        return woken;
    }
}
