using System.Collections.Immutable;
using System.Text.Json;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Domain.Runs;

/// <summary>A run as its journal tells it: the fold of all entries.</summary>
public sealed record RunView
{
    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>What was submitted.</summary>
    public required RunSubmitted Submitted { get; init; }

    /// <summary>How the run is.</summary>
    public RunState State { get; init; } = RunState.Submitted;

    /// <summary>When it was submitted.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it came to its end; null before.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Its tracks, preflight first, then callers, then the account.</summary>
    public required ImmutableList<TrackView> Tracks { get; init; }

    /// <summary>Why it goes back or waits for an operator; null when it does neither.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether its secrets in escrow were deleted.</summary>
    public bool EscrowIsReleased { get; init; }

    /// <summary>When deleting them is tried again; null when it is not put off.</summary>
    public DateTimeOffset? EscrowDue { get; init; }

    /// <summary>How often each kind of failure to delete them was tried again since the run turned back.</summary>
    public ImmutableDictionary<FailureKind, int> EscrowRetries { get; init; } = ImmutableDictionary<FailureKind, int>.Empty;

    /// <summary>The last entry that was folded in.</summary>
    public required JournalEntry LastEntry { get; init; }

    /// <summary>All steps of all tracks.</summary>
    public IEnumerable<StepView> Steps => Tracks.SelectMany(track => track.Steps);

    /// <summary>Who has a hand in the run and therefore cannot approve in it: who submitted, started, resumed or retried it. Object ids.</summary>
    public ImmutableHashSet<string> HandsIn { get; init; } = [];

    /// <summary>The steps whose gate is open.</summary>
    public IEnumerable<StepView> OpenGates => Steps.Where(step => step.Gate is { Outcome: null });

    /// <summary>Whether the checks before anything is changed are done.</summary>
    public bool ChecksPassed => Tracks.Where(track => track.Kind == TrackKind.Preflight).All(track => track.IsDone);

    /// <summary>Whether a step may have changed something, or put a secret away after an approval that was then void.</summary>
    public bool IsTouched => Steps.Any(step => step.TrackKind != TrackKind.Preflight && (step.InspectedSequence > 0 || !step.VoidedGates.IsEmpty));

    /// <summary>The commands that delete the secrets left in escrow.</summary>
    public IReadOnlyList<string> EscrowCommands { get; init; } = [];

    /// <summary>The commands that finish by hand what could not be undone; empty unless the run is stuck.</summary>
    public IEnumerable<string> Commands => Steps.Where(step => step.State == StepState.UndoFailed).SelectMany(step => step.Commands).Concat(EscrowCommands);

    /// <summary>The step of that name in that track.</summary>
    public StepView Step(string track, string step) => Track(track).Steps.First(candidate => candidate.Name == step);

    /// <summary>The track of that name.</summary>
    public TrackView Track(string name) => Tracks.First(track => track.Name == name);
}

/// <summary>One caller's sequence of steps, or the account's.</summary>
public sealed record TrackView(string Name, TrackKind Kind, ImmutableList<StepView> Steps)
{
    /// <summary>Whether every step is done.</summary>
    public bool IsDone => Steps.All(step => step.State == StepState.Done);

    /// <summary>The first step that is not done; null when all are.</summary>
    public StepView? Current => Steps.FirstOrDefault(step => step.State != StepState.Done);

    /// <summary>The track's state, in the words of steps: that of the step that decides it.</summary>
    public StepState State =>
        Steps.FirstOrDefault(step => step.State == StepState.UndoFailed)?.State
        ?? Steps.FirstOrDefault(step => step.State is StepState.Failed or StepState.Running or StepState.Waiting)?.State
        ?? (Steps.Any(step => step.State == StepState.Undone) ? StepState.Undone
            : IsDone ? StepState.Done
            : Steps.Any(step => step.State == StepState.Done) ? StepState.Running
            : StepState.Pending);
}

/// <summary>One step of a run.</summary>
public sealed record StepView
{
    /// <summary>Its track.</summary>
    public required string Track { get; init; }

    /// <summary>Whose track it is.</summary>
    public required TrackKind TrackKind { get; init; }

    /// <summary>Its name, such as <c>swap-settings</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How it is.</summary>
    public StepState State { get; init; } = StepState.Pending;

    /// <summary>The verb that runs, or is called again when the wait is over.</summary>
    public StepVerb Verb { get; init; } = StepVerb.Inspect;

    /// <summary>When it was inspected; null before.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was first applied, since it was begun or tried again; null before. Deadlines count from here.</summary>
    public DateTimeOffset? AppliedAt { get; init; }

    /// <summary>When it was done, failed or undone; null before.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When the way it is going, forward or back, began; null before.</summary>
    public DateTimeOffset? PhaseStartedAt { get; init; }

    /// <summary>How often it was begun: once, and once more for every failure that was tried again. Waits do not count.</summary>
    public int Attempts { get; init; }

    /// <summary>The sequence of its before-image; undo goes from the highest to the lowest. 0 when it has none.</summary>
    public long InspectedSequence { get; init; }

    /// <summary>The before-image; null when it has none.</summary>
    public JsonElement? Before { get; init; }

    /// <summary>What it changes.</summary>
    public IReadOnlyList<PropertyChange> Changes { get; init; } = [];

    /// <summary>What it observed.</summary>
    public ImmutableList<Evidence> Evidence { get; init; } = [];

    /// <summary>When it looks again; null unless it waits.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>What it waits for; null unless it waits.</summary>
    public string? WaitReason { get; init; }

    /// <summary>What the last wait carried.</summary>
    public JsonElement? Progress { get; init; }

    /// <summary>How often each kind of failure was tried again since the phase began.</summary>
    public ImmutableDictionary<FailureKind, int> Retries { get; init; } = ImmutableDictionary<FailureKind, int>.Empty;

    /// <summary>Why it failed; null when it did not.</summary>
    public StepFailure? Failure { get; init; }

    /// <summary>Its gate, when it has been opened.</summary>
    public GateView? Gate { get; init; }

    /// <summary>The gates of it whose approvals were void, because what would happen was not what was approved; oldest first.</summary>
    public ImmutableList<VoidedGate> VoidedGates { get; init; } = [];

    /// <summary>The commands that finish its undo by hand.</summary>
    public IReadOnlyList<string> Commands { get; init; } = [];

    /// <summary>Whether it has to be undone when the run goes back.</summary>
    public bool NeedsUndo => TrackKind != TrackKind.Preflight && InspectedSequence > 0 && State != StepState.Undone;
}

