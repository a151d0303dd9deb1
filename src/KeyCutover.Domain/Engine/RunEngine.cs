using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;
using KeyCutover.Domain.Vault;

namespace KeyCutover.Domain.Engine;

/// <summary>
/// Executes runs. It keeps nothing between calls: every call folds the journal anew, so a call in another process, after a crash, goes on
/// where the journal ends. One process at a time may advance a run.
/// </summary>
public sealed class RunEngine
{
    private readonly ICutoverJournal journal;
    private readonly StepCatalog catalog;
    private readonly TimeProvider time;
    private readonly IReadOnlyList<IRunObserver> observers;
    private readonly StepForward forward;
    private readonly RunUnwinder unwinder;
    private readonly CallerBarrier barrier;

    /// <summary>Makes an engine; <paramref name="observers"/> are told of every entry.</summary>
    public RunEngine(
        ICutoverJournal journal, StepCatalog catalog, ISecretVault vault, IFailureClassifier classifier, TimeProvider time, IEnumerable<IRunObserver> observers)
    {
        this.journal = journal;
        this.catalog = catalog;
        this.time = time;
        this.observers = [.. observers];
        var escrow = new Escrow(vault);
        var driver = new StepDriver(catalog, classifier, escrow, time);
        forward = new StepForward(driver, escrow);
        unwinder = new RunUnwinder(driver, escrow, classifier, time);
        barrier = new CallerBarrier(journal);
    }

    /// <summary>The run as its journal tells it; null when there is none of that id.</summary>
    public async Task<RunView?> FindAsync(string runId, CancellationToken cancellation)
    {
        var entries = await journal.ReadAsync(runId, cancellation);
        return entries.Count == 0 ? null : JournalReplay.Fold(entries);
    }

    /// <summary>
    /// Goes on with a run as far as it can now. Returns when it ended, when it waits (<see cref="RunRest.Due"/>), or when only people can
    /// move it on.
    /// </summary>
    public async Task<RunRest> AdvanceAsync(string runId, CancellationToken cancellation)
    {
        using var session = await OpenAsync(runId, cancellation);
        var flights = new Flights(time);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var elsewhere = await barrier.CallersElsewhereAsync(session.View, cancellation);
            var decision = RunPlanner.Next(session.View, time.GetUtcNow(), elsewhere);
            if (decision is RunDecision.Move move && flights.Start(move.Steps, step => forward.RunAsync(session, step, cancellation))) continue;
            if (!flights.AreDown)
            {
                await flights.NextAsync(decision switch { RunDecision.Rest rest => rest.Due, RunDecision.Move { Due: var due } => due, _ => null }, cancellation);
                continue;
            }

            if (decision is RunDecision.Rest down) return new RunRest(session.View, down.Due, elsewhere);
            await ActAsync(session, decision, cancellation);
        }
    }

    /// <summary>Records a decision about an open gate.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="track">The gated step's track.</param>
    /// <param name="step">The gated step.</param>
    /// <param name="approved">Whether it may go on.</param>
    /// <param name="by">Who decided.</param>
    /// <param name="comment">What they said; null when nothing.</param>
    /// <param name="digest">The digest of the card that they saw.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <exception cref="RunVerbRefusedException">The gate is not open, or its card has changed.</exception>
    public async Task DecideAsync(string runId, string track, string step, bool approved, string by, string? comment, string digest, CancellationToken cancellation)
    {
        using var session = await OpenAsync(runId, cancellation);
        var gate = session.View.OpenGates.FirstOrDefault(candidate => candidate.Track == track && candidate.Name == step)?.Gate
            ?? throw new RunVerbRefusedException($"No gate is open before {step} of {track}.");
        if (gate.Card.Digest() != digest) throw new RunVerbRefusedException($"The card before {step} of {track} has changed; read it again.");
        await session.AppendAsync(cancellation, new GateDecided(track, step, approved, by, comment, digest));
    }

    /// <summary>Lets a paused run go on; a step that failed or held is tried again.</summary>
    /// <exception cref="RunVerbRefusedException">The run is not paused.</exception>
    public async Task ResumeAsync(string runId, string by, CancellationToken cancellation)
    {
        using var session = await OpenAsync(runId, cancellation);
        if (session.View.State != RunState.Paused) throw Refused(session.View, "resumed; only a paused run can");
        await session.AppendAsync(cancellation, new RunResumed(by));
    }

    /// <summary>Turns a run back; <see cref="AdvanceAsync"/> then undoes what it started. A run that has not begun is cancelled.</summary>
    /// <exception cref="RunVerbRefusedException">There is no way back from the run's state.</exception>
    public async Task RollBackAsync(string runId, string by, string reason, CancellationToken cancellation)
    {
        using var session = await OpenAsync(runId, cancellation);
        if (session.View.State == RunState.RollingBack) return;
        if (session.View.State == RunState.Submitted)
            await session.AppendAsync(cancellation, new RunEnded(RunState.Cancelled));
        else if (RunLifecycle.Permits(session.View.State, RunTrigger.RollBack))
            await session.AppendAsync(cancellation, new RollbackStarted(reason, by));
        else
            throw Refused(session.View, "rolled back; nothing of it is left to undo");
    }

    private async Task ActAsync(RunSession session, RunDecision decision, CancellationToken cancellation)
    {
        switch (decision)
        {
            case RunDecision.Begin:
                await session.AppendAsync(cancellation, new RunStarted());
                break;
            case RunDecision.Fail { Step: var step } when session.Plan.OnFailure == FailurePolicy.Hold:
                await session.AppendAsync(cancellation, new RunPaused(step.Failure!.Message, "keycutover"));
                break;
            case RunDecision.Fail { Step: var step }:
                await session.AppendAsync(cancellation, new RollbackStarted($"{(step.TrackKind == TrackKind.Preflight ? step.Name : $"{step.Name} of {step.Track}")} failed: {step.Failure!.Message}", "keycutover"));
                break;
            case RunDecision.Decline { Step: var step } when session.View.IsTouched:
                await session.AppendAsync(cancellation, new RollbackStarted($"{step.Gate!.Decision!.By} declined {step.Name} of {step.Track}.", step.Gate.Decision.By));
                break;
            case RunDecision.Decline:
                await session.AppendAsync(cancellation, new RunEnded(RunState.Declined));
                break;
            case RunDecision.MoveBack { Step: var step }:
                await unwinder.RunAsync(session, step, cancellation);
                break;
            case RunDecision.ReleaseEscrow:
                await unwinder.ReleaseAsync(session, cancellation);
                break;
            case RunDecision.End { State: var state }:
                await session.AppendAsync(cancellation, new RunEnded(state));
                break;
            default:
                throw new InvalidOperationException($"Nothing acts on {decision.GetType().Name}.");
        }
    }

    private async Task<RunSession> OpenAsync(string runId, CancellationToken cancellation)
    {
        var view = await FindAsync(runId, cancellation) ?? throw new RunVerbRefusedException($"There is no run '{runId}' in this state directory.");
        return new RunSession(journal, time, observers, SubmittedPlan.Read(view.Submitted, catalog), view);
    }

    private static RunVerbRefusedException Refused(RunView run, string verb) => new($"Run {run.RunId} is {run.State} and cannot be {verb}.");
}

/// <summary>A run that can do nothing more right now.</summary>
/// <param name="Run">The run.</param>
/// <param name="Due">When to advance it again; null when it ended or waits for people only.</param>
/// <param name="CallersElsewhere">Callers of the same account that other runs have not finished, when that is what it waits for.</param>
public sealed record RunRest(RunView Run, DateTimeOffset? Due, IReadOnlyList<string> CallersElsewhere);

/// <summary>A verb that is not legal for a run as it is; the message says why and what is.</summary>
public sealed class RunVerbRefusedException(string message) : Exception(message);
