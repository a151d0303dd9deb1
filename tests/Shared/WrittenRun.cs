using System.Text.Json;
using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Testing;

/// <summary>A run made by writing its journal, as the engine would have, without any Azure.</summary>
internal sealed class WrittenRun
{
    private readonly List<JournalEntry> entries = [];
    private readonly DateTimeOffset at;

    public WrittenRun(string runId, RunSubmitted submitted, DateTimeOffset at)
    {
        (RunId, this.at) = (runId, at);
        Write(submitted);
    }

    public string RunId { get; }

    public IReadOnlyList<JournalEntry> Entries => entries;

    public RunView View { get; private set; } = null!;

    /// <summary>The step that is next once the checks are done.</summary>
    public StepView First => View.Tracks.First(track => track.Kind == TrackKind.Caller).Steps[0];

    /// <summary>The step before which people are asked: the same one, so that nothing else can go on.</summary>
    public StepView Gated => First;

    private StepView Check => View.Tracks.First(track => track.Kind == TrackKind.Preflight).Steps[0];

    /// <summary>Brings a run from its submission to a state. Nothing is touched and nothing waits where the state allows that; see <see cref="Touch"/> and <see cref="Wait"/>.</summary>
    public WrittenRun Become(RunState state, IReadOnlyList<GroupQuota> approvers) => state switch
    {
        RunState.Submitted => this,
        RunState.Preflight => Write(new RunStarted()),
        RunState.Running => Become(RunState.Preflight, approvers).Do(Check),
        RunState.AwaitingApproval => Become(RunState.Running, approvers).Ask(Gated, approvers),
        RunState.Paused => Become(RunState.Running, approvers).Write(new RunPaused("a look first", "Otto Brandt", "otto")),
        RunState.RollingBack => Become(RunState.Running, approvers).Touch().Write(new RollbackStarted("it was not meant", "Otto Brandt", "otto"), new UndoStarted(First.Track, First.Name)),
        RunState.Succeeded => Become(RunState.Running, approvers).DoAll().Write(new RunEnded(RunState.Succeeded)),
        RunState.RolledBack => Become(RunState.RollingBack, approvers).Write(new StepUndone(First.Track, First.Name, []), new EscrowReleased([]), new RunEnded(RunState.RolledBack)),
        RunState.Declined => Become(RunState.AwaitingApproval, approvers)
            .Write(new GateDecided(Gated.Track, Gated.Name, false, "Ben Okafor", "not now", Gated.Gate!.Card.Digest()), new RunEnded(RunState.Declined, "Ben Okafor declined.")),
        RunState.Cancelled => Become(RunState.Preflight, approvers).Write(new RunEnded(RunState.Cancelled, "not needed", "Otto Brandt", "otto")),
        RunState.Stuck => Become(RunState.RollingBack, approvers)
            .Write(new UndoFailed(First.Track, First.Name, new StepFailure(FailureKind.Forbidden, "AuthorizationFailed", "It may not."), ["az role assignment delete"])),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Nobody knows how to get there."),
    };

    /// <summary>Begins a step, so that something may be changed.</summary>
    public WrittenRun Touch()
    {
        var step = View.Steps.First(step => step is { TrackKind: not TrackKind.Preflight, State: StepState.Pending, Gate: null });
        return Write(Inspected(step), new ApplyStarted(step.Track, step.Name));
    }

    /// <summary>Has what is under way wait for its next look, which is a day off.</summary>
    public WrittenRun Wait()
    {
        var step = View.Steps.FirstOrDefault(step => step.State == StepState.Running) ?? Check;
        var verb = View.State switch { RunState.RollingBack => StepVerb.VerifyUndo, RunState.Preflight => StepVerb.Inspect, _ => StepVerb.Verify };
        return Write(new StepWaiting(step.Track, step.Name, verb, at + TimeSpan.FromDays(1), "its next look", null, null));
    }

    /// <summary>Opens a gate before a step.</summary>
    public WrittenRun Ask(StepView step, IReadOnlyList<GroupQuota> approvers) => Write(new GateOpened(step.Track, step.Name, new ApprovalCard
    {
        Plan = View.Submitted.PlanName,
        PlanHash = View.Submitted.PlanHash,
        ChangeTicket = View.Submitted.ChangeTicket,
        Track = step.Track,
        Step = step.Name,
        Changes = [new PropertyChange(View.Submitted.Account, "properties.disableLocalAuth", "false", "true")],
        Reversibility = "Undone by setting it back.",
        Approvers = approvers,
    }));

    /// <summary>Appends events, and returns the run.</summary>
    public WrittenRun Write(params IReadOnlyList<RunEvent> events)
    {
        foreach (var happened in events)
        {
            entries.Add(JournalEntry.Next(RunId, entries.LastOrDefault(), at.AddSeconds(entries.Count), happened));
            View = JournalReplay.Apply(entries.Count == 1 ? null : View, entries[^1]);
        }

        return this;
    }

    private WrittenRun DoAll() => View.Steps.Where(step => step.State == StepState.Pending).Aggregate(this, (run, step) => run.Do(step));

    private WrittenRun Do(StepView step) => Write(Inspected(step), new ApplyStarted(step.Track, step.Name), new ApplyFinished(step.Track, step.Name, []), new StepDone(step.Track, step.Name, []));

    private static StepInspected Inspected(StepView step) => new(step.Track, step.Name, JsonSerializer.SerializeToElement(new { }), []);
}
