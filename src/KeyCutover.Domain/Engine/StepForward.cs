using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Domain.Engine;

/// <summary>Takes one step forward: inspect, record, ask when it is gated, apply, verify; until it is done, waits, or fails.</summary>
internal sealed class StepForward(StepDriver driver, Escrow escrow)
{
    public async Task RunAsync(RunSession session, StepView step, CancellationToken cancellation)
    {
        while (step.State is not (StepState.Done or StepState.Failed))
        {
            var goOn = step.Verb switch
            {
                StepVerb.Inspect => await InspectAsync(session, step, cancellation),
                StepVerb.Apply => await ApplyAsync(session, step, cancellation),
                StepVerb.Verify => await VerifyAsync(session, step, cancellation),
                _ => throw new InvalidOperationException($"{step.Verb} does not lead forward."),
            };
            if (!goOn) return;
            step = session.View.Step(step.Track, step.Name);
        }
    }

    private async Task<bool> InspectAsync(RunSession session, StepView step, CancellationToken cancellation)
    {
        var bound = driver.Bind(session, step);
        var goOn = false;
        var outcome = await driver.GuardAsync(session, step, StepVerb.Inspect, async () =>
        {
            var context = driver.ContextOf(session, step, cancellation);
            var inspection = await bound.InspectAsync(context);
            if (!await PassGateAsync(session, step, bound, inspection, cancellation)) return StepOutcome.Done();
            await escrow.PutAwayAsync(session.Plan, inspection, bound, context);
            await session.AppendAsync(cancellation, new StepInspected(step.Track, step.Name, inspection.ToJson(), inspection.Changes));
            goOn = true;
            return StepOutcome.Done();
        }, cancellation);
        if (outcome is StepOutcome.FailedOutcome failed) await FailAsync(session, step, failed.Failure, cancellation);
        return goOn;
    }

    private static async Task<bool> PassGateAsync(RunSession session, StepView step, BoundStep bound, Inspection inspection, CancellationToken cancellation)
    {
        if (session.Plan.Gates.FirstOrDefault(gate => gate.Before == step.Name) is not { } gate) return true;
        var card = new ApprovalCard
        {
            Plan = session.Plan.Name,
            PlanHash = session.View.Submitted.PlanHash,
            ChangeTicket = session.Plan.ChangeTicket,
            Track = step.Track,
            Step = step.Name,
            Changes = inspection.Changes,
            Reversibility = bound.Reversibility,
            Approvers = gate.Approvers,
        };
        switch (step.Gate)
        {
            case { Decision.Approved: true } approved when approved.Decision.Digest == card.Digest():
                return true;
            case { Decision.Approved: true }:
                await session.AppendAsync(cancellation,
                    new GateVoided(step.Track, step.Name, "The target changed after the approval; what would happen now is not what was approved."),
                    new GateOpened(step.Track, step.Name, card));
                return false;
            default:
                await session.AppendAsync(cancellation, new GateOpened(step.Track, step.Name, card));
                return false;
        }
    }

    private async Task<bool> ApplyAsync(RunSession session, StepView step, CancellationToken cancellation)
    {
        await session.AppendAsync(cancellation, new ApplyStarted(step.Track, step.Name));
        step = session.View.Step(step.Track, step.Name);
        return await driver.CallAsync(session, step, StepVerb.Apply, cancellation) switch
        {
            StepOutcome.DoneOutcome done =>
                await AppendAsync(session, new ApplyFinished(step.Track, step.Name, done.Evidence), true, cancellation),
            var other => await SettleAsync(session, step, StepVerb.Apply, other, cancellation),
        };
    }

    private async Task<bool> VerifyAsync(RunSession session, StepView step, CancellationToken cancellation) =>
        await driver.CallAsync(session, step, StepVerb.Verify, cancellation) switch
        {
            StepOutcome.DoneOutcome done =>
                await AppendAsync(session, new StepDone(step.Track, step.Name, done.Evidence), false, cancellation),
            var other => await SettleAsync(session, step, StepVerb.Verify, other, cancellation),
        };

    private static async Task<bool> SettleAsync(RunSession session, StepView step, StepVerb verb, StepOutcome? outcome, CancellationToken cancellation)
    {
        switch (outcome)
        {
            case StepOutcome.WaitOutcome wait:
                await session.AppendAsync(cancellation, new StepWaiting(step.Track, step.Name, verb, wait.Due, wait.Reason, wait.Progress, null));
                break;
            case StepOutcome.HoldOutcome hold:
                await session.AppendAsync(cancellation, new StepFailed(step.Track, step.Name, hold.Failure), new RunPaused(hold.Failure.Message, "keycutover"));
                break;
            case StepOutcome.FailedOutcome failed:
                await FailAsync(session, step, failed.Failure, cancellation);
                break;
        }

        return false;
    }

    private static Task FailAsync(RunSession session, StepView step, StepFailure failure, CancellationToken cancellation) =>
        session.AppendAsync(cancellation, new StepFailed(step.Track, step.Name, failure));

    private static async Task<bool> AppendAsync(RunSession session, RunEvent happened, bool goOn, CancellationToken cancellation)
    {
        await session.AppendAsync(cancellation, happened);
        return goOn;
    }
}
