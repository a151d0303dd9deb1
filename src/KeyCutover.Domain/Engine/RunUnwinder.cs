using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Domain.Engine;

/// <summary>The way back: undoes one step after the other, newest first, and verifies each.</summary>
internal sealed class RunUnwinder(StepDriver driver, Escrow escrow, IFailureClassifier classifier, TimeProvider time)
{
    /// <summary>Goes on undoing a step until it is undone, waits, or cannot be undone.</summary>
    public async Task RunAsync(RunSession session, StepView step, CancellationToken drain, CancellationToken cancellation)
    {
        if (step.State == StepState.UndoFailed || step.Verb is not (StepVerb.Undo or StepVerb.VerifyUndo))
            step = await AppendAsync(session, step, new UndoStarted(step.Track, step.Name), cancellation);

        while (!drain.IsCancellationRequested)
        {
            var verb = step.Verb;
            switch (await driver.CallAsync(session, step, verb, cancellation))
            {
                case StepOutcome.DoneOutcome done when verb == StepVerb.Undo:
                    step = await AppendAsync(session, step, new UndoFinished(step.Track, step.Name, done.Evidence), cancellation);
                    continue;
                case StepOutcome.DoneOutcome done:
                    await session.AppendAsync(cancellation, new StepUndone(step.Track, step.Name, done.Evidence));
                    return;
                case StepOutcome.WaitOutcome wait:
                    await session.AppendAsync(cancellation, new StepWaiting(step.Track, step.Name, verb, wait.Due, wait.Reason, wait.Progress, null));
                    return;
                case StepOutcome.FailedOutcome failed:
                    await GetStuckAsync(session, step, failed.Failure, cancellation);
                    return;
                case StepOutcome.HoldOutcome hold:
                    await GetStuckAsync(session, step, hold.Failure, cancellation);
                    return;
                default:
                    return;
            }
        }
    }

    /// <summary>
    /// Deletes the secrets that were kept for the way back. When that fails for good the applications are back as they were, but disabled
    /// secrets are left in the vault: the run is stuck with the commands that remove them.
    /// </summary>
    public async Task ReleaseAsync(RunSession session, CancellationToken cancellation)
    {
        try
        {
            await session.AppendAsync(cancellation, new EscrowReleased(await escrow.ReleaseAsync(session.Plan, session.View, cancellation)));
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested && classifier.Classify(exception) is not null)
        {
            var failure = classifier.Classify(exception)!;
            await session.AppendAsync(cancellation, RetryBudget.NextTry(session.View.EscrowRetries, failure, time.GetUtcNow()) is { } due
                ? new EscrowWaiting(due, failure)
                : new EscrowKept(failure, ManualRelease(session)));
        }
    }

    /// <summary>Names what the journal knows of; the last command shows what else of this run the vault still holds.</summary>
    private static IReadOnlyList<string> ManualRelease(RunSession session) =>
    [
        .. Escrow.NamesOf(session.View).Select(name => $"az keyvault secret delete --vault-name {session.Plan.Vault.Name} --name {name}"),
        $"az keyvault secret list --vault-name {session.Plan.Vault.Name} --query \"[?tags.\\\"{Escrow.RunTag}\\\"=='{session.View.RunId}'].name\" --output tsv",
    ];

    private static async Task<StepView> AppendAsync(RunSession session, StepView step, RunEvent happened, CancellationToken cancellation)
    {
        await session.AppendAsync(cancellation, happened);
        return session.View.Step(step.Track, step.Name);
    }

    private Task GetStuckAsync(RunSession session, StepView step, StepFailure failure, CancellationToken cancellation) =>
        session.AppendAsync(cancellation, new UndoFailed(step.Track, step.Name, failure, driver.Bind(session, step).ManualUndo(step.Before!.Value)));
}
