using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.People;
using KeyCutover.Domain.Runs;

namespace KeyCutover.Domain.Engine;

/// <summary>
/// What people do to runs, also while a run is being advanced. Each is recorded at once and returns the run with it; what follows from it
/// happens when the run is next advanced. <c>expected</c> is the sequence of the entry that the person saw last; null when they do not say.
/// </summary>
public sealed class RunVerbs
{
    private readonly OpenRuns runs;

    internal RunVerbs(OpenRuns runs) => this.runs = runs;

    /// <summary>Has the run stop after what is under way.</summary>
    /// <exception cref="NoSuchRunException">There is none of that id.</exception>
    /// <exception cref="RunVerbRefusedException">It is not legal now.</exception>
    /// <exception cref="RunChangedException">It is not at the expected entry.</exception>
    public Task<RunView> PauseAsync(string runId, Actor by, string? reason, long? expected, CancellationToken cancellation) =>
        DoAsync(runId, RunVerb.Pause, expected, (_, _) => new RunPaused(reason ?? "paused by an operator", by.Name, by.Id), cancellation);

    /// <summary>Lets a paused run go on; a step that failed or held is tried again. Exceptions as above.</summary>
    public Task<RunView> ResumeAsync(string runId, Actor by, long? expected, CancellationToken cancellation) =>
        DoAsync(runId, RunVerb.Resume, expected, (_, _) => new RunResumed(by.Name, by.Id), cancellation);

    /// <summary>Has everything that waits for its next look, look now; has an undo that failed tried again. Exceptions as above.</summary>
    public Task<RunView> RetryAsync(string runId, Actor by, long? expected, CancellationToken cancellation) =>
        DoAsync(runId, RunVerb.Retry, expected,
            (run, _) => run.State == RunState.Stuck ? new RollbackStarted(run.Reason ?? "tried again", by.Name, by.Id) : new RunRetried(by.Name, by.Id), cancellation);

    /// <summary>Turns the run back; everything it started is undone. Exceptions as above.</summary>
    public Task<RunView> RollBackAsync(string runId, Actor by, string? reason, long? expected, CancellationToken cancellation) =>
        DoAsync(runId, RunVerb.Rollback, expected, (_, _) => new RollbackStarted(reason ?? "an operator asked for it", by.Name, by.Id), cancellation);

    /// <summary>Ends the run before anything was changed. Exceptions as above.</summary>
    public Task<RunView> CancelAsync(string runId, Actor by, string? reason, long? expected, CancellationToken cancellation) =>
        DoAsync(runId, RunVerb.Cancel, expected, (run, session) => session.IsUnderWay
            ? throw new RunVerbRefusedException($"Run {run.RunId} has a step under way, which may change something; pause it, then cancel it.")
            : new RunEnded(RunState.Cancelled, reason, by.Name, by.Id), cancellation);

    /// <summary>Records a decision at an open gate.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="track">The gated step's track.</param>
    /// <param name="step">The gated step.</param>
    /// <param name="answer">The decision.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <exception cref="NoSuchRunException">There is none of that id.</exception>
    /// <exception cref="RunVerbRefusedException">The gate is not open, or its card is not the one that was seen.</exception>
    /// <exception cref="NotAllowedToDecideException">The person may not decide here.</exception>
    public async Task<RunView> DecideAsync(string runId, string track, string step, GateAnswer answer, CancellationToken cancellation)
    {
        using var lease = await runs.TakeAsync(runId, cancellation);
        await lease.Session.AppendAsync(run =>
        {
            var gate = OpenGate(run, track, step);
            if (answer.Person is { } person && FourEyes.Refusal(run, gate, person) is { } refusal) throw new NotAllowedToDecideException(refusal);
            if (gate.Card.Digest() != answer.Digest) throw new RunVerbRefusedException($"The card before {step} of {track} is not the one that was seen; read it again.");
            // The same answer twice is one: a browser may send it again.
            if (answer.Person is { } again && gate.Decisions.Any(decided => decided.ById == again.Id && decided.Approved == answer.Approved)) return [];
            return [new GateDecided(track, step, answer.Approved, answer.By, answer.Comment, answer.Digest)
            {
                ById = answer.Person?.Id, Groups = answer.Person is { } known ? FourEyes.GroupsOf(gate, known) : null,
            }];
        }, cancellation);
        lease.Session.Nudge();
        return lease.Session.View;
    }

    private static GateView OpenGate(RunView run, string track, string step)
    {
        if (run.State is not (RunState.Running or RunState.AwaitingApproval or RunState.Paused))
            throw new RunVerbRefusedException($"Run {run.RunId} is {run.State}; nobody is asked any more.");
        return run.OpenGates.FirstOrDefault(candidate => candidate.Track == track && candidate.Name == step)?.Gate
            ?? throw new RunVerbRefusedException($"No gate is open before {step} of {track}.");
    }

    private async Task<RunView> DoAsync(string runId, RunVerb verb, long? expected, Func<RunView, RunSession, RunEvent> say, CancellationToken cancellation)
    {
        using var lease = await runs.TakeAsync(runId, cancellation);
        var session = lease.Session;
        await session.AppendAsync(run =>
        {
            if (expected is { } seen && seen != run.LastEntry.Sequence) throw new RunChangedException(run);
            if (RunVerbRules.Refusal(run, verb) is { } refusal) throw new RunVerbRefusedException(refusal);
            return [say(run, session)];
        }, cancellation);
        session.Nudge();
        return session.View;
    }
}

/// <summary>An answer at a gate.</summary>
/// <param name="Approved">Whether the step may go on.</param>
/// <param name="Digest">The digest of the card that was seen.</param>
/// <param name="Comment">What was said; null when nothing.</param>
/// <param name="By">Who answers.</param>
/// <param name="Person">Who answers, when they are signed in: then they must be allowed to. Null at a terminal.</param>
public sealed record GateAnswer(bool Approved, string Digest, string? Comment, string By, Person? Person)
{
    /// <summary>The answer of somebody who is signed in.</summary>
    public static GateAnswer Of(Person person, bool approved, string digest, string? comment) => new(approved, digest, comment, person.Name, person);
}
