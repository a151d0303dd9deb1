using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Domain.Engine;

/// <summary>Calls a step's verbs and turns whatever comes of them, exceptions included, into an outcome.</summary>
internal sealed class StepDriver(StepCatalog catalog, IFailureClassifier classifier, Escrow escrow, TimeProvider time)
{
    /// <summary>The step with its input.</summary>
    public BoundStep Bind(RunSession session, StepView step) => catalog.Bind(step.Name, session.Plan, session.CallerOf(step.Track));

    /// <summary>What a verb may know.</summary>
    public StepContext ContextOf(RunSession session, StepView step, CancellationToken cancellation, bool isPreview = false)
    {
        var now = time.GetUtcNow();
        return new StepContext
        {
            RunId = session.View.RunId,
            Track = step.Track,
            Step = step.Name,
            Now = now,
            StartedAt = step.AppliedAt ?? now,
            PhaseStartedAt = step.PhaseStartedAt ?? now,
            IsPreview = isPreview,
            Progress = step.Progress,
            Cancellation = cancellation,
            Opener = escrow.OpenAsync,
            BeforeImageOf = name => session.View.Track(step.Track).Steps.FirstOrDefault(earlier => earlier.Name == name)?.Before,
        };
    }

    /// <summary>Calls a verb on the recorded before-image; null when it will be tried again, which is then in the journal.</summary>
    public async Task<StepOutcome?> CallAsync(RunSession session, StepView step, StepVerb verb, CancellationToken cancellation)
    {
        var before = step.Before ?? throw new InvalidOperationException($"{step.Name} has no before-image.");
        var bound = Bind(session, step);
        var outcome = await GuardAsync(session, step, verb, () => bound.CallAsync(verb, before, ContextOf(session, step, cancellation)), cancellation);
        return verb is StepVerb.Apply or StepVerb.Verify ? WithinDeadline(step, bound, outcome) : outcome;
    }

    /// <summary>
    /// Runs one call. What the Azure clients throw becomes a recorded wait (null: it is tried again) or a failure. A bug stays an exception.
    /// </summary>
    public async Task<StepOutcome?> GuardAsync(RunSession session, StepView step, StepVerb verb, Func<Task<StepOutcome>> call, CancellationToken cancellation)
    {
        using var span = RunTracing.Begin(session.View.RunId, step, verb);
        try
        {
            var outcome = await call();
            span.Note(outcome);
            return outcome;
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested && classifier.Classify(exception) is not null)
        {
            var failure = classifier.Classify(exception)!;
            var retryAt = RetryBudget.NextTry(step.Retries, failure, time.GetUtcNow());
            span.Note(retryAt is null ? new StepOutcome.FailedOutcome(failure) : null, failure);
            if (retryAt is not { } due) return new StepOutcome.FailedOutcome(failure);
            await session.AppendAsync(cancellation, new StepWaiting(step.Track, step.Name, verb, due, failure.Message, step.Progress, failure));
            return null;
        }
    }

    private StepOutcome? WithinDeadline(StepView step, BoundStep bound, StepOutcome? outcome)
    {
        if (outcome is not StepOutcome.WaitOutcome wait || bound.Deadline is not { } limit || step.AppliedAt is not { } began) return outcome;
        var deadline = began + limit;
        if (time.GetUtcNow() >= deadline)
            return StepOutcome.Failed(FailureKind.NotYet, "deadline-exceeded", $"{step.Name} waited {limit:g} in vain: {wait.Reason}. Find out why, or raise the deadline in the plan.");
        return wait with { Due = wait.Due < deadline ? wait.Due : deadline };
    }
}
