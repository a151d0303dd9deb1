using System.Security.Cryptography;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.People;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Domain.Engine;

/// <summary>Makes a run of a plan: records it, and starts nothing.</summary>
public sealed class RunSubmission(ICutoverJournal journal, StepCatalog catalog, TimeProvider time, IEnumerable<IRunObserver> observers)
{
    /// <summary>Records a new run and returns its id: the plan's name, the time, and eight random digits.</summary>
    /// <param name="file">The plan's file name, for messages.</param>
    /// <param name="read">The plan, in order.</param>
    /// <param name="connection">The connection file that the run was started with; null for Azure itself.</param>
    /// <param name="by">Who submits it.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<string> SubmitAsync(string file, PlanReadResult read, string? connection, string by, CancellationToken cancellation) =>
        SubmitAsync(read, plan => new RunSubmitted(
            file, read.Text, read.Hash, plan.Name, plan.Account.Id.ToString(), plan.ChangeTicket, by, connection, TrackLayouts.Of(plan, catalog)), cancellation);

    /// <summary>Records a new run of a plan that the service has.</summary>
    /// <param name="planId">The plan's id in the service.</param>
    /// <param name="file">The plan's file name, for messages.</param>
    /// <param name="read">The plan, in order.</param>
    /// <param name="submittedBy">Who submitted the plan.</param>
    /// <param name="startedBy">Who starts the run.</param>
    /// <param name="requestKey">The idempotency key of the request; null when it has none.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<string> SubmitAsync(
        string planId, string file, PlanReadResult read, Actor submittedBy, Actor startedBy, string? requestKey, CancellationToken cancellation) =>
        SubmitAsync(read, plan => new RunSubmitted(
            file, read.Text, read.Hash, plan.Name, plan.Account.Id.ToString(), plan.ChangeTicket, submittedBy.Name, null, TrackLayouts.Of(plan, catalog))
        {
            SubmittedById = submittedBy.Id, PlanId = planId, StartedBy = startedBy == submittedBy ? null : startedBy, RequestKey = requestKey,
        }, cancellation);

    private async Task<string> SubmitAsync(PlanReadResult read, Func<CutoverPlan, RunSubmitted> submit, CancellationToken cancellation)
    {
        var plan = read.Plan ?? throw new ArgumentException("The plan is not in order.", nameof(read));
        var now = time.GetUtcNow();
        var runId = $"{plan.Name}-{now:yyyyMMdd-HHmmss}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
        var entry = JournalEntry.Next(runId, null, now, submit(plan));
        await journal.AppendAsync([entry], cancellation);
        foreach (var observer in observers) observer.OnEntry(entry, JournalReplay.Apply(null, entry));
        return runId;
    }
}
