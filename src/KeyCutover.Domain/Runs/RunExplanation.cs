using KeyCutover.Domain.Steps;

namespace KeyCutover.Domain.Runs;

/// <summary>What a run waits for, who can clear it, and how reversible it is now. Never "pending" alone.</summary>
/// <param name="Summary">How the run is, in one sentence.</param>
/// <param name="Waits">What it waits for; empty when it waits for nothing.</param>
/// <param name="Reversibility">What a rollback would do now.</param>
/// <param name="Commands">What can be typed now, ready to run.</param>
public sealed record RunExplanation(string Summary, IReadOnlyList<RunWait> Waits, string Reversibility, IReadOnlyList<string> Commands)
{
    /// <summary>Explains a run. Pure.</summary>
    /// <param name="run">The run.</param>
    /// <param name="deadlineOf">How long a step may wait in all; null for no limit.</param>
    /// <param name="policy">What happens when a step fails for good.</param>
    /// <param name="callersElsewhere">Callers of the same account that other runs have not finished.</param>
    public static RunExplanation Of(RunView run, Func<StepView, TimeSpan?> deadlineOf, Plans.FailurePolicy policy, IReadOnlyList<string> callersElsewhere) =>
        new(SummaryOf(run), [.. WaitsOf(run, deadlineOf, policy, callersElsewhere)], ReversibilityOf(run), [.. CommandsOf(run)]);

    private static string SummaryOf(RunView run) => run.State switch
    {
        RunState.Submitted => "Recorded; nothing has been read or changed yet.",
        RunState.Preflight => "Checking before anything is changed.",
        RunState.Running => "Under way.",
        RunState.AwaitingApproval => "Waiting for people; other tracks go on.",
        RunState.Paused => $"Waiting for an operator: {run.Reason}",
        RunState.RollingBack => $"Going back, newest step first: {run.Reason}",
        RunState.Succeeded => $"Done and verified at {run.EndedAt:u}.",
        RunState.RolledBack => $"Everything that was started is undone and verified, since {run.EndedAt:u}: {run.Reason}",
        RunState.Declined => "Declined before anything was changed.",
        RunState.Cancelled => "Cancelled before anything was changed.",
        RunState.Stuck => $"An undo failed, and a person has to finish it: {run.Steps.FirstOrDefault(step => step.State == StepState.UndoFailed)?.Failure?.Message ?? run.Reason}",
        _ => throw new InvalidOperationException($"Nothing explains {run.State}."),
    };

    private static IEnumerable<RunWait> WaitsOf(RunView run, Func<StepView, TimeSpan?> deadlineOf, Plans.FailurePolicy policy, IReadOnlyList<string> callersElsewhere)
    {
        if (RunLifecycle.IsEnd(run.State)) yield break;
        if (run.State == RunState.Submitted)
            yield return new RunWait("preflight", "", "a worker to take it up", run.Submitted.PlanId is null ? "whoever resumes it" : "the service, as soon as it has a place free", null, "none");
        if (run.State == RunState.Paused)
            yield return new RunWait("run", "", "an operator", "whoever may operate runs: it is resumed or rolled back", null, "none: it stays paused");
        foreach (var step in run.OpenGates)
            yield return OfGate(step, step.Gate!, policy, run.IsTouched);
        foreach (var step in run.Steps.Where(step => step.State == StepState.Waiting))
            yield return new RunWait(step.Track, step.Name, step.WaitReason ?? "its next look", "nobody: it looks again by itself", step.Due, AtDeadline(step, deadlineOf(step), policy));
        if (callersElsewhere.Count > 0)
            yield return new RunWait("account", "", $"callers that other runs have not finished: {string.Join(", ", callersElsewhere)}", "the operators of those runs", null, "none: keys stay on until then");
    }

    private static RunWait OfGate(StepView step, GateView gate, Plans.FailurePolicy policy, bool isTouched) => new(
        step.Track, step.Name,
        gate.Decisions.IsEmpty ? "a decision" : $"more approvals; approved so far by {string.Join(", ", gate.Decisions.Select(decided => decided.By))}",
        string.Join(" and ", gate.Missing), null,
        gate.Expires is not { } expires ? "none: the gate stays open" : $"at {expires:u} it expires, and {(!isTouched ? "the run ends declined" : policy == Plans.FailurePolicy.Rollback ? "the run goes back" : "the run pauses for an operator")}");

    private static string AtDeadline(StepView step, TimeSpan? limit, Plans.FailurePolicy policy)
    {
        if (step.Verb is StepVerb.Undo or StepVerb.VerifyUndo) return "none: it waits until it is undone";
        if (limit is not { } longest || step.AppliedAt is not { } began) return "none";
        return $"at {began + longest:u} it fails, and {(policy == Plans.FailurePolicy.Rollback ? "the run goes back" : "the run pauses for an operator")}";
    }

    private static string ReversibilityOf(RunView run)
    {
        if (run.State == RunState.RolledBack) return "Nothing is left to undo.";
        if (run.State == RunState.Stuck) return $"Not reversible by KeyCutover since {run.EndedAt:u}, until what stopped the undo is put right: then roll it back once more, or finish it by hand with the commands.";
        if (!run.IsTouched) return "Nothing has been changed, so there is nothing to undo.";
        var keys = run.Steps.FirstOrDefault(step => step.Name == "disable-local-auth" && step.AppliedAt is not null && step.State != StepState.Undone);
        return keys is null
            ? "Reversible: a rollback puts back everything that this run has changed."
            : $"Reversible by re-enabling key authentication, which this run switched off at {keys.AppliedAt:u}: the gateway may lag for minutes to hours.";
    }

    private static IEnumerable<string> CommandsOf(RunView run) => run.Commands.Concat(run.Submitted.PlanId is null ? AtTheTerminal(run) : InTheService(run));

    private static IEnumerable<string> AtTheTerminal(RunView run)
    {
        if (!RunLifecycle.IsEnd(run.State)) yield return $"keycutover run resume {run.RunId}";
        if (RunLifecycle.Permits(run.State, RunTrigger.RollBack)) yield return $"keycutover run rollback {run.RunId}";
    }

    /// <summary>The service goes on with the run by itself; people decide, and do what is legal.</summary>
    private static IEnumerable<string> InTheService(RunView run) =>
        run.OpenGates.Where(_ => !RunLifecycle.IsEnd(run.State)).Select(step => $"keycutover gate show {run.RunId} {step.Track}/{step.Name}")
            .Concat(Enum.GetValues<RunVerb>().Where(verb => RunVerbRules.Refusal(run, verb) is null).Select(verb => $"keycutover run {verb.ToString().ToLowerInvariant()} {run.RunId}"));
}

/// <summary>One thing that a run waits for.</summary>
/// <param name="Track">The track.</param>
/// <param name="Step">The step; empty when the whole track waits.</param>
/// <param name="For">What is waited for.</param>
/// <param name="ClearedBy">Who or what can clear it.</param>
/// <param name="NextLook">When it looks again; null when it does not by itself.</param>
/// <param name="AtDeadline">What happens at the deadline, and when.</param>
public sealed record RunWait(string Track, string Step, string For, string ClearedBy, DateTimeOffset? NextLook, string AtDeadline);
