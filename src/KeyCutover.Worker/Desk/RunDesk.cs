using System.Text.Json;
using KeyCutover.Domain.Engine;
using KeyCutover.Domain.People;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;
using KeyCutover.Domain.Journal;

namespace KeyCutover.Worker.Desk;

/// <summary>What people do with runs. Every refusal is recorded.</summary>
internal sealed class RunDesk(
    RunBoard board, RunEngine engine, RunSubmission submission, PlanDesk plans, StepCatalog catalog, ICutoverJournal journal, RunTroubles troubles, Permissions permissions) : IDisposable
{
    private readonly SemaphoreSlim starting = new(1, 1);

    /// <summary>The run of that id.</summary>
    /// <exception cref="DeskRefusedException">There is none.</exception>
    public RunView Find(string runId) =>
        board.Find(runId) ?? throw new DeskRefusedException(DeskRefusalKind.NotFound, $"There is no run '{runId}'. 'keycutover run list' shows those there are.");

    /// <summary>Runs that fit, newest first; those before <paramref name="before"/> when it is given.</summary>
    public IReadOnlyList<RunView> List(RunFilter filter, string? before, int limit)
    {
        var fitting = board.All.Where(filter.Fits);
        if (before is not null) fitting = fitting.SkipWhile(run => run.RunId != before).Skip(1);
        return [.. fitting.Take(limit)];
    }

    /// <summary>Starts a run of a plan. The same request key from the same person gives the same run.</summary>
    /// <exception cref="DeskRefusedException">There is no such plan, or the person may not.</exception>
    public async Task<RunView> StartAsync(Person person, string planId, string? requestKey, CancellationToken cancellation)
    {
        await permissions.DemandAsync(person, "run start", planId, cancellation, AppRoles.PlanSubmit, AppRoles.RunOperate);
        var plan = await plans.FindAsync(planId, cancellation);
        var read = plans.Lint(plan.File, plan.Text);
        if (read.Plan is null) throw new DeskRefusedException(DeskRefusalKind.Invalid, "This version of the service cannot read the plan.", read.Problems);

        await starting.WaitAsync(cancellation);
        try
        {
            if (requestKey is not null && board.All.FirstOrDefault(run => IsOf(run, person, requestKey)) is { } same)
                return same.Submitted.PlanId == planId ? same
                    : throw new DeskRefusedException(DeskRefusalKind.NotLegal, "This idempotency key was used to start a run of another plan already; use another key.");
            var runId = await submission.SubmitAsync(plan.Id, plan.File, read, new Actor(plan.SubmittedBy, plan.SubmittedById), person.AsActor, requestKey, cancellation);
            return Find(runId);
        }
        finally
        {
            starting.Release();
        }
    }

    /// <summary>Does something to a run.</summary>
    /// <param name="person">Who.</param>
    /// <param name="runId">To which run.</param>
    /// <param name="verb">What.</param>
    /// <param name="reason">Why; null when they do not say.</param>
    /// <param name="expected">The sequence of the entry that they saw last; null when they do not say.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <exception cref="DeskRefusedException">They may not, it is not legal now, or the run changed since.</exception>
    public async Task<RunView> DoAsync(Person person, string runId, RunVerb verb, string? reason, long? expected, CancellationToken cancellation)
    {
        var what = $"run {JsonNamingPolicy.KebabCaseLower.ConvertName(verb.ToString())}";
        await permissions.DemandAsync(person, what, runId, cancellation, AppRoles.RunOperate);
        Find(runId);
        try
        {
            var by = person.AsActor;
            return await (verb switch
            {
                RunVerb.Pause => engine.Verbs.PauseAsync(runId, by, reason, expected, cancellation),
                RunVerb.Resume => engine.Verbs.ResumeAsync(runId, by, expected, cancellation),
                RunVerb.Retry => engine.Verbs.RetryAsync(runId, by, expected, cancellation),
                RunVerb.Rollback => engine.Verbs.RollBackAsync(runId, by, reason, expected, cancellation),
                _ => engine.Verbs.CancelAsync(runId, by, reason, expected, cancellation),
            });
        }
        catch (RunVerbRefusedException refused)
        {
            throw await permissions.RefuseAsync(DeskRefusalKind.NotLegal, person, what, runId, refused.Message, cancellation);
        }
        catch (RunChangedException changed)
        {
            throw new DeskRefusedException(DeskRefusalKind.Changed, changed.Message);
        }
    }

    /// <summary>What the run waits for, who can clear it, and how reversible it is now.</summary>
    public async Task<RunExplanation> ExplainAsync(string runId, CancellationToken cancellation)
    {
        var run = Find(runId);
        var plan = SubmittedPlan.Read(run.Submitted, catalog);
        var elsewhere = await new CallerBarrier(journal).CallersElsewhereAsync(run, cancellation);
        var explanation = RunExplanation.Of(
            run, step => catalog.Bind(step.Name, plan, plan.Callers.FirstOrDefault(caller => caller.Name == step.Track)).Deadline, plan.OnFailure, elsewhere);
        return troubles.Of(runId) is { } trouble ? explanation with { Waits = [trouble, .. explanation.Waits] } : explanation;
    }

    /// <inheritdoc />
    public void Dispose() => starting.Dispose();

    private static bool IsOf(RunView run, Person person, string requestKey) =>
        run.Submitted.RequestKey == requestKey && (run.Submitted.StartedBy?.Id ?? run.Submitted.SubmittedById) == person.Id;
}

/// <summary>Which runs are listed; null takes all.</summary>
/// <param name="State">In this state.</param>
/// <param name="Plan">Of the plan of this name.</param>
/// <param name="Account">For the account whose id holds this text.</param>
/// <param name="SubmittedBy">Submitted by somebody whose name holds this text.</param>
public sealed record RunFilter(RunState? State = null, string? Plan = null, string? Account = null, string? SubmittedBy = null)
{
    internal bool Fits(RunView run) =>
        (State is null || run.State == State)
        && (Plan is null || run.Submitted.PlanName.Equals(Plan, StringComparison.OrdinalIgnoreCase))
        && (Account is null || run.Submitted.Account.Contains(Account, StringComparison.OrdinalIgnoreCase))
        && (SubmittedBy is null || run.Submitted.SubmittedBy.Contains(SubmittedBy, StringComparison.OrdinalIgnoreCase));
}
