using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.People;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Domain.Engine;

/// <summary>Takes one step forward: inspect, record, ask when it is gated, apply, verify; until it is done, waits, or fails.</summary>
internal sealed class StepForward(StepDriver driver, Escrow escrow, IGateRules gates, TimeProvider time)
{
    public async Task RunAsync(RunSession session, StepView step, CancellationToken drain, CancellationToken cancellation)
    {
        using var taken = session.TakeStep();
        while (step.State is not (StepState.Done or StepState.Failed) && GoesForward(session.View) && !drain.IsCancellationRequested)
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

    private async Task<bool> PassGateAsync(RunSession session, StepView step, BoundStep bound, Inspection inspection, CancellationToken cancellation)
    {
        if (gates.RuleFor(session.Plan, step.Name, step.Track) is not { } rule) return true;
        var card = CardOf(session, step, bound, inspection, rule);
        var opened = new GateOpened(step.Track, step.Name, card, time.GetUtcNow() + rule.ExpiresAfter);
        switch (step.Gate)
        {
            case { Outcome: GateOutcome.Approved } approved when approved.Card.Digest() == card.Digest():
                return await PassWindowsAsync(session, step, rule, cancellation);
            case { Outcome: GateOutcome.Approved } approved:
                await AppendForwardAsync(session, cancellation,
                    new GateVoided(step.Track, step.Name, "What would happen now is not what was approved.") { Differences = CardDifference.Between(approved.Card, card) },
                    opened);
                return false;
            default:
                await AppendForwardAsync(session, cancellation, opened);
                return false;
        }
    }

    private static ApprovalCard CardOf(RunSession session, StepView step, BoundStep bound, Inspection inspection, GateRule rule) => new()
    {
        Plan = session.Plan.Name,
        PlanHash = session.View.Submitted.PlanHash,
        ChangeTicket = session.Plan.ChangeTicket,
        Track = step.Track,
        Step = step.Name,
        Changes = inspection.Changes,
        Reversibility = bound.Reversibility,
        Approvers = rule.Approvers,
        Windows = [.. rule.Windows.Select(window => window.ToString())],
        // What a caller's track changes, its own customers feel; what the account's changes, all callers do.
        Affects = step.TrackKind == TrackKind.Caller ? [step.Track] : [.. session.Plan.Callers.Select(caller => caller.Name)],
    };

    private async Task<bool> PassWindowsAsync(RunSession session, StepView step, GateRule rule, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var opening = rule.NextOpening(now);
        if (opening <= now) return true;
        if (opening is { } due)
            await session.AppendAsync(cancellation, new StepWaiting(step.Track, step.Name, StepVerb.Inspect, due, "the window in which it may begin", null, null));
        else
            await FailAsync(session, step, new StepFailure(FailureKind.Misconfigured, "no-window",
                $"{step.Name} of {step.Track} is approved, but within two years there is no moment at which every window is open and nothing is frozen. Correct the windows in the plan or in the service's gate rules."), cancellation);
        return false;
    }

    private async Task<bool> ApplyAsync(RunSession session, StepView step, CancellationToken cancellation)
    {
        if (!await AppendForwardAsync(session, cancellation, new ApplyStarted(step.Track, step.Name))) return false;
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
                await session.AppendAsync(view => GoesForward(view)
                    ? [new StepFailed(step.Track, step.Name, hold.Failure), new RunPaused(hold.Failure.Message, Actor.KeyCutover.Name)]
                    : [new StepFailed(step.Track, step.Name, hold.Failure)], cancellation);
                break;
            case StepOutcome.FailedOutcome failed:
                await FailAsync(session, step, failed.Failure, cancellation);
                break;
        }

        return false;
    }

    /// <summary>Whether the run goes on: people may pause it or turn it back while a step is under way.</summary>
    private static bool GoesForward(RunView run) => run.State is RunState.Preflight or RunState.Running or RunState.AwaitingApproval;

    private static Task<bool> AppendForwardAsync(RunSession session, CancellationToken cancellation, params RunEvent[] events) =>
        session.AppendAsync(view => GoesForward(view) ? events : [], cancellation);

    private static Task FailAsync(RunSession session, StepView step, StepFailure failure, CancellationToken cancellation) =>
        session.AppendAsync(cancellation, new StepFailed(step.Track, step.Name, failure));

    private static async Task<bool> AppendAsync(RunSession session, RunEvent happened, bool goOn, CancellationToken cancellation)
    {
        await session.AppendAsync(cancellation, happened);
        return goOn;
    }
}
