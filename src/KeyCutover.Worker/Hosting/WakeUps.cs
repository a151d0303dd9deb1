using System.Threading.Channels;
using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Worker.Hosting;

/// <summary>What the scheduler has to look at now.</summary>
internal sealed class WakeUps : IRunObserver
{
    private readonly Channel<WakeUp> woken = Channel.CreateUnbounded<WakeUp>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>What came since it was last read.</summary>
    public ChannelReader<WakeUp> Woken => woken.Reader;

    /// <summary>Has the scheduler look.</summary>
    public void Wake(WakeUp wakeUp) => woken.Writer.TryWrite(wakeUp);

    /// <inheritdoc />
    public void OnEntry(JournalEntry entry, RunView run)
    {
        if (IsByAPerson(entry.Event)) Wake(new WakeUp.Run(run.RunId));
        if (FreesTheAccount(entry.Event, run)) Wake(new WakeUp.Account(run.Submitted.Account));
    }

    private static bool IsByAPerson(RunEvent happened) => happened switch
    {
        RunSubmitted or GateDecided or RunResumed or RunRetried => true,
        RollbackStarted { ById: not null } => true,
        _ => false,
    };

    // The account's keys stay on until the callers of other runs are done: the last of them may just have been.
    private static bool FreesTheAccount(RunEvent happened, RunView run) =>
        RunLifecycle.IsEnd(run.State) || happened is StepDone done && run.Track(done.Track) is { Kind: TrackKind.Caller, IsDone: true };
}

/// <summary>Why the scheduler is woken.</summary>
internal abstract record WakeUp
{
    /// <summary>Somebody did something to a run.</summary>
    public sealed record Run(string RunId) : WakeUp;

    /// <summary>A run can do nothing more right now.</summary>
    public sealed record Rested(string RunId, RunRest? Rest) : WakeUp;

    /// <summary>Callers of an account came to their end; runs may wait for them.</summary>
    public sealed record Account(string Id) : WakeUp;

    /// <summary>The first run is due.</summary>
    public sealed record Due : WakeUp;
}
