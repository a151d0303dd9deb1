using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.People;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;
using KeyCutover.Domain.Vault;

namespace KeyCutover.Domain.Engine;

/// <summary>
/// Advances runs. It keeps nothing but the sessions of calls that are under way: every call folds the journal anew, so a call in another
/// process, after a crash, goes on where the journal ends. One process at a time may work on a run; within it people may decide and operate
/// (<see cref="RunVerbs"/>) while it is being advanced.
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
    private readonly OpenRuns runs;

    /// <summary>Makes an engine; <paramref name="observers"/> are told of every entry.</summary>
    public RunEngine(
        ICutoverJournal journal, StepCatalog catalog, ISecretVault vault, IFailureClassifier classifier, IGateRules gates, TimeProvider time, IEnumerable<IRunObserver> observers)
    {
        this.journal = journal;
        this.catalog = catalog;
        this.time = time;
        this.observers = [.. observers];
        var escrow = new Escrow(vault);
        var driver = new StepDriver(catalog, classifier, escrow, time);
        forward = new StepForward(driver, escrow, gates, time);
        unwinder = new RunUnwinder(driver, escrow, classifier, time);
        barrier = new CallerBarrier(journal);
        runs = new OpenRuns(OpenAsync);
        Verbs = new RunVerbs(runs);
    }

    /// <summary>What people do to runs.</summary>
    public RunVerbs Verbs { get; }

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
    public Task<RunRest> AdvanceAsync(string runId, CancellationToken cancellation) => AdvanceAsync(runId, CancellationToken.None, cancellation);

    /// <summary>As above; when <paramref name="drain"/> is cancelled, calls to Azure that are under way are finished and recorded, and no more are begun.</summary>
    /// <exception cref="InvalidOperationException">Somebody in this process advances the run already.</exception>
    public async Task<RunRest> AdvanceAsync(string runId, CancellationToken drain, CancellationToken cancellation)
    {
        using var lease = await runs.TakeAsync(runId, cancellation);
        if (!lease.TryBeginToAdvance()) throw new InvalidOperationException($"Run {runId} is being advanced already.");
        try
        {
            return await AdvanceAsync(lease.Session, drain, cancellation);
        }
        finally
        {
            lease.StopAdvancing();
        }
    }

    private async Task<RunRest> AdvanceAsync(RunSession session, CancellationToken drain, CancellationToken cancellation)
    {
        var flights = new Flights(time);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var (view, nudged) = (session.View, session.Nudged);
            var elsewhere = await barrier.CallersElsewhereAsync(view, cancellation);
            var decision = drain.IsCancellationRequested ? new RunDecision.Rest(time.GetUtcNow()) : RunPlanner.Next(view, time.GetUtcNow(), elsewhere);
            if (decision is RunDecision.Move move && flights.Start(move.Steps, step => forward.RunAsync(session, step, drain, cancellation))) continue;
            if (!flights.AreDown)
            {
                await flights.NextAsync(decision switch { RunDecision.Rest rest when !drain.IsCancellationRequested => rest.Due, RunDecision.Move { Due: var due } => due, _ => null }, nudged, cancellation);
                continue;
            }

            if (decision is RunDecision.Rest down)
            {
                if (nudged.IsCompleted && !drain.IsCancellationRequested) continue;
                return new RunRest(session.View, down.Due, elsewhere);
            }

            await ActAsync(session, view, decision, drain, cancellation);
        }
    }

    private async Task ActAsync(RunSession session, RunView view, RunDecision decision, CancellationToken drain, CancellationToken cancellation)
    {
        switch (decision)
        {
            case RunDecision.MoveBack { Step: var step }:
                await unwinder.RunAsync(session, step, drain, cancellation);
                break;
            case RunDecision.ReleaseEscrow:
                await unwinder.ReleaseAsync(session, cancellation);
                break;
            default:
                // Somebody may have done something to the run since this was decided; then it is decided again.
                await session.AppendAsync(now => ReferenceEquals(now, view) ? [EventOf(session, decision)] : [], cancellation);
                break;
        }
    }

    private static RunEvent EventOf(RunSession session, RunDecision decision) => decision switch
    {
        RunDecision.Begin => new RunStarted(),
        RunDecision.Fail { Step: var step } when session.Plan.OnFailure == FailurePolicy.Hold => new RunPaused(step.Failure!.Message, Actor.KeyCutover.Name),
        RunDecision.Fail { Step: var step } =>
            new RollbackStarted($"{(step.TrackKind == TrackKind.Preflight ? step.Name : $"{step.Name} of {step.Track}")} failed: {step.Failure!.Message}", Actor.KeyCutover.Name),
        RunDecision.Expire { Step: var step } => new GateExpired(step.Track, step.Name),
        RunDecision.Decline { Step: var step } when !session.View.IsTouched => new RunEnded(RunState.Declined, WhyDeclined(step)),
        RunDecision.Decline { Step: { Gate.Decision: { } decided } step } => new RollbackStarted(WhyDeclined(step), decided.By, decided.ById),
        RunDecision.Decline { Step: var step } when session.Plan.OnFailure == FailurePolicy.Hold =>
            new StepFailed(step.Track, step.Name, new StepFailure(FailureKind.NotYet, "gate-expired", WhyDeclined(step))),
        RunDecision.Decline { Step: var step } => new RollbackStarted(WhyDeclined(step), Actor.KeyCutover.Name),
        RunDecision.End { State: var state } => new RunEnded(state),
        _ => throw new InvalidOperationException($"Nothing acts on {decision.GetType().Name}."),
    };

    private static string WhyDeclined(StepView step) => step.Gate!.Decision is { } decided
        ? $"{decided.By} declined {step.Name} of {step.Track}."
        : $"The gate before {step.Name} of {step.Track} expired at {step.Gate.Expires:u}: not enough people had approved.";

    private async Task<RunSession> OpenAsync(string runId, CancellationToken cancellation)
    {
        var view = await FindAsync(runId, cancellation) ?? throw new NoSuchRunException(runId);
        return new RunSession(journal, time, observers, SubmittedPlan.Read(view.Submitted, catalog), view);
    }
}

/// <summary>A run that can do nothing more right now.</summary>
/// <param name="Run">The run.</param>
/// <param name="Due">When to advance it again; null when it ended or waits for people only.</param>
/// <param name="CallersElsewhere">Callers of the same account that other runs have not finished, when that is what it waits for.</param>
public sealed record RunRest(RunView Run, DateTimeOffset? Due, IReadOnlyList<string> CallersElsewhere);

/// <summary>There is no run of that id.</summary>
public sealed class NoSuchRunException(string runId) : Exception($"There is no run '{runId}'. 'keycutover run list' shows those there are.");

/// <summary>Somebody else did something to the run since it was last looked at.</summary>
public sealed class RunChangedException(RunView run)
    : Exception($"Run {run.RunId} changed meanwhile: it is {run.State} now, at entry {run.LastEntry.Sequence}. Look at it again.");

/// <summary>Somebody may not decide at a gate; the message says why.</summary>
public sealed class NotAllowedToDecideException(string message) : Exception(message);

/// <summary>A verb that is not legal for a run as it is; the message says why and what is.</summary>
public sealed class RunVerbRefusedException(string message) : Exception(message);
