using System.Collections.Immutable;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Domain.Journal;

/// <summary>Folds one entry into the step that it is about.</summary>
internal static class StepReplay
{
    public static StepView Apply(StepView step, StepEvent happened, JournalEntry entry) => happened switch
    {
        StepInspected inspected => Fire(step, StepTrigger.Go) with
        {
            Verb = StepVerb.Apply, StartedAt = entry.At, PhaseStartedAt = entry.At, InspectedSequence = entry.Sequence,
            Before = inspected.Before, Changes = inspected.Changes, Attempts = 1,
        },
        ApplyStarted => Fire(step, StepTrigger.Go) with { Verb = StepVerb.Apply, AppliedAt = step.AppliedAt ?? entry.At, PhaseStartedAt = step.PhaseStartedAt ?? entry.At },
        ApplyFinished finished => Fire(step, StepTrigger.Go) with { Verb = StepVerb.Verify, Evidence = step.Evidence.AddRange(finished.Evidence), Progress = null },
        StepWaiting waiting => Wait(step, waiting),
        StepDone done => Fire(step, StepTrigger.Complete) with { EndedAt = entry.At, Evidence = step.Evidence.AddRange(done.Evidence), Due = null, WaitReason = null, Progress = null },
        StepFailed failed => Fire(step, StepTrigger.Fail) with { EndedAt = entry.At, Failure = failed.Failure, Due = null, WaitReason = null },
        GateOpened opened => step with { Gate = new GateView(opened.Card, entry.At, opened.Expires, [], null) },
        GateDecided decided => step with { Gate = GateOf(step).With(decided) },
        GateVoided voided => Void(step, voided, entry),
        GateExpired => step with { Gate = GateOf(step) with { Outcome = GateOutcome.Expired } },
        UndoStarted => Fire(step, StepTrigger.StartUndo) with { Verb = StepVerb.Undo, PhaseStartedAt = entry.At, Progress = null, Due = null, WaitReason = null, Retries = NoRetries },
        UndoFinished finished => step with { Verb = StepVerb.VerifyUndo, Evidence = step.Evidence.AddRange(finished.Evidence), Progress = null },
        StepUndone undone => Fire(step, StepTrigger.CompleteUndo) with { EndedAt = entry.At, Evidence = step.Evidence.AddRange(undone.Evidence), Due = null, WaitReason = null },
        UndoFailed failed => Fire(step, StepTrigger.FailUndo) with { EndedAt = entry.At, Failure = failed.Failure, Commands = failed.Commands, Due = null, WaitReason = null },
        _ => throw new InvalidOperationException($"Nothing folds {happened.GetType().Name}."),
    };

    /// <summary>
    /// The step as it is tried again: the before-image of the first time stays, because Azure may be changed already; deadlines and retries
    /// begin anew.
    /// </summary>
    public static StepView Retry(StepView step) => step with
    {
        State = StepLifecycle.Next(step.State, StepTrigger.Retry),
        Verb = step.InspectedSequence > 0 ? StepVerb.Apply : StepVerb.Inspect,
        Failure = null, EndedAt = null, AppliedAt = null, PhaseStartedAt = null, Retries = NoRetries, Progress = null,
        Attempts = step.Attempts + 1,
        // People who did not decide in time are asked anew.
        Gate = step.Gate is { Outcome: GateOutcome.Expired } ? null : step.Gate,
    };

    /// <summary>The step as it looks at once at what it waits for, with all its tries left.</summary>
    public static StepView Hasten(StepView step, JournalEntry entry) => step with { Due = entry.At, Retries = NoRetries };

    private static readonly ImmutableDictionary<FailureKind, int> NoRetries = ImmutableDictionary<FailureKind, int>.Empty;

    private static GateView GateOf(StepView step) => step.Gate ?? throw new InvalidOperationException("A gate is decided that was not opened.");

    private static StepView Void(StepView step, GateVoided voided, JournalEntry entry) => step with
    {
        Gate = null,
        VoidedGates = step.VoidedGates.Add(new VoidedGate(entry.At, GateOf(step).Card, GateOf(step).Decisions, voided.Reason, voided.Differences ?? [])),
    };

    private static StepView Wait(StepView step, StepWaiting waiting)
    {
        step = Fire(step, StepTrigger.Wait) with { Verb = waiting.Verb, Due = waiting.Due, WaitReason = waiting.Reason, Progress = waiting.Progress ?? step.Progress };
        if (waiting.After is not { } failure) return step;
        return step with { Attempts = step.Attempts + 1, Retries = step.Retries.SetItem(failure.Kind, step.Retries.GetValueOrDefault(failure.Kind) + 1) };
    }

    private static StepView Fire(StepView step, StepTrigger trigger) => step with { State = StepLifecycle.Next(step.State, trigger) };
}
