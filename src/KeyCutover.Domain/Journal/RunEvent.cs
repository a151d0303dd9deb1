using System.Text.Json;
using System.Text.Json.Serialization;
using KeyCutover.Domain.Gates;
using KeyCutover.Domain.People;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Domain.Journal;

/// <summary>One fact of a run's journal. The names in quotes are persisted: chosen once, never changed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(RunSubmitted), "run-submitted")]
[JsonDerivedType(typeof(RunStarted), "run-started")]
[JsonDerivedType(typeof(StepInspected), "step-inspected")]
[JsonDerivedType(typeof(ApplyStarted), "apply-started")]
[JsonDerivedType(typeof(ApplyFinished), "apply-finished")]
[JsonDerivedType(typeof(StepWaiting), "step-waiting")]
[JsonDerivedType(typeof(StepDone), "step-done")]
[JsonDerivedType(typeof(StepFailed), "step-failed")]
[JsonDerivedType(typeof(GateOpened), "gate-opened")]
[JsonDerivedType(typeof(GateDecided), "gate-decided")]
[JsonDerivedType(typeof(GateVoided), "gate-voided")]
[JsonDerivedType(typeof(GateExpired), "gate-expired")]
[JsonDerivedType(typeof(RunPaused), "run-paused")]
[JsonDerivedType(typeof(RunResumed), "run-resumed")]
[JsonDerivedType(typeof(RunRetried), "run-retried")]
[JsonDerivedType(typeof(RollbackStarted), "rollback-started")]
[JsonDerivedType(typeof(UndoStarted), "undo-started")]
[JsonDerivedType(typeof(UndoFinished), "undo-finished")]
[JsonDerivedType(typeof(StepUndone), "step-undone")]
[JsonDerivedType(typeof(UndoFailed), "undo-failed")]
[JsonDerivedType(typeof(EscrowReleased), "escrow-released")]
[JsonDerivedType(typeof(EscrowWaiting), "escrow-waiting")]
[JsonDerivedType(typeof(EscrowKept), "escrow-kept")]
[JsonDerivedType(typeof(RunEnded), "run-ended")]
public abstract record RunEvent;

/// <summary>A plan was submitted; its text is kept, so that nothing outside the journal is needed to go on.</summary>
public sealed record RunSubmitted(
    string PlanFile, string PlanText, string PlanHash, string PlanName, string Account, string ChangeTicket, string SubmittedBy, string? Connection,
    IReadOnlyList<TrackLayout> Tracks) : RunEvent
{
    /// <summary>The object id of who submitted the plan; null at a terminal.</summary>
    public string? SubmittedById { get; init; }

    /// <summary>The plan's id in the service; null at a terminal.</summary>
    public string? PlanId { get; init; }

    /// <summary>Who started the run; null when whoever submitted the plan did.</summary>
    public Actor? StartedBy { get; init; }

    /// <summary>The idempotency key of the request that started it; null when it had none.</summary>
    public string? RequestKey { get; init; }
}

/// <summary>The steps of a track, in their order, as they were when the run was submitted.</summary>
public sealed record TrackLayout(string Name, TrackKind Kind, IReadOnlyList<string> Steps);

/// <summary>A worker took the run up for the first time.</summary>
public sealed record RunStarted : RunEvent;

/// <summary>A fact about one step.</summary>
public abstract record StepEvent(string Track, string Step) : RunEvent;

/// <summary>The before-image, and what the step is about to change.</summary>
public sealed record StepInspected(string Track, string Step, JsonElement Before, IReadOnlyList<PropertyChange> Changes) : StepEvent(Track, Step);

/// <summary>The intention to apply; an effect may follow.</summary>
public sealed record ApplyStarted(string Track, string Step) : StepEvent(Track, Step);

/// <summary>Apply has done its part; it is not verified yet.</summary>
public sealed record ApplyFinished(string Track, string Step, IReadOnlyList<Evidence> Evidence) : StepEvent(Track, Step);

/// <summary>The step waits, durably: <paramref name="Verb"/> is called again when it is due.</summary>
public sealed record StepWaiting(
    string Track, string Step, StepVerb Verb, DateTimeOffset Due, string Reason, JsonElement? Progress, StepFailure? After) : StepEvent(Track, Step);

/// <summary>The step's effect is verified.</summary>
public sealed record StepDone(string Track, string Step, IReadOnlyList<Evidence> Evidence) : StepEvent(Track, Step);

/// <summary>The step failed for good.</summary>
public sealed record StepFailed(string Track, string Step, StepFailure Failure) : StepEvent(Track, Step);

/// <summary>People are asked about a step, until <paramref name="Expires"/> when there is such a moment.</summary>
public sealed record GateOpened(string Track, string Step, ApprovalCard Card, DateTimeOffset? Expires = null) : StepEvent(Track, Step);

/// <summary>Somebody decided; the digest is that of the card they saw.</summary>
public sealed record GateDecided(string Track, string Step, bool Approved, string By, string? Comment, string Digest) : StepEvent(Track, Step)
{
    /// <summary>The object id of who decided; null at a terminal, where nobody vouches for who it is.</summary>
    public string? ById { get; init; }

    /// <summary>Those of the card's groups that they were in.</summary>
    public IReadOnlyList<string>? Groups { get; init; }
}

/// <summary>Approvals no longer hold, because what would happen is not what was approved.</summary>
public sealed record GateVoided(string Track, string Step, string Reason) : StepEvent(Track, Step)
{
    /// <summary>What is not as it was approved.</summary>
    public IReadOnlyList<CardDifference>? Differences { get; init; }
}

/// <summary>Not enough people decided in time.</summary>
public sealed record GateExpired(string Track, string Step) : StepEvent(Track, Step);

/// <summary>The run waits for an operator.</summary>
public sealed record RunPaused(string Reason, string By, string? ById = null) : RunEvent;

/// <summary>An operator resumed the run.</summary>
public sealed record RunResumed(string By, string? ById = null) : RunEvent;

/// <summary>An operator has everything that waits for its next look, look now.</summary>
public sealed record RunRetried(string By, string? ById = null) : RunEvent;

/// <summary>The run goes back.</summary>
public sealed record RollbackStarted(string Reason, string By, string? ById = null) : RunEvent;

/// <summary>The intention to undo a step.</summary>
public sealed record UndoStarted(string Track, string Step) : StepEvent(Track, Step);

/// <summary>Undo has done its part; it is not verified yet.</summary>
public sealed record UndoFinished(string Track, string Step, IReadOnlyList<Evidence> Evidence) : StepEvent(Track, Step);

/// <summary>The step is undone, and verified to be.</summary>
public sealed record StepUndone(string Track, string Step, IReadOnlyList<Evidence> Evidence) : StepEvent(Track, Step);

/// <summary>The undo failed; the commands finish it by hand.</summary>
public sealed record UndoFailed(string Track, string Step, StepFailure Failure, IReadOnlyList<string> Commands) : StepEvent(Track, Step);

/// <summary>The run's secrets in escrow were deleted, because nothing needs them any more.</summary>
public sealed record EscrowReleased(IReadOnlyList<string> Secrets) : RunEvent;

/// <summary>Deleting the run's secrets in escrow failed and is tried again when it is due.</summary>
public sealed record EscrowWaiting(DateTimeOffset Due, StepFailure After) : RunEvent;

/// <summary>The run's secrets in escrow could not be deleted; the commands do it by hand.</summary>
public sealed record EscrowKept(StepFailure Failure, IReadOnlyList<string> Commands) : RunEvent;

/// <summary>The run came to an end; <paramref name="By"/> is who ended it, null when it came to it by itself.</summary>
public sealed record RunEnded(RunState State, string? Reason = null, string? By = null, string? ById = null) : RunEvent;
