using System.Security.Cryptography;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Domain.Engine;

/// <summary>Makes a run of a plan: records it, and starts nothing.</summary>
public sealed class RunSubmission(ICutoverJournal journal, StepCatalog catalog, TimeProvider time)
{
    /// <summary>Records a new run and returns its id: the plan's name, the time, and four random digits.</summary>
    /// <param name="file">The plan's file name, for messages.</param>
    /// <param name="read">The plan, in order.</param>
    /// <param name="connection">The connection file that the run was started with; null for Azure itself.</param>
    /// <param name="by">Who submits it.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<string> SubmitAsync(string file, PlanReadResult read, string? connection, string by, CancellationToken cancellation)
    {
        var plan = read.Plan ?? throw new ArgumentException("The plan is not in order.", nameof(read));
        var now = time.GetUtcNow();
        var runId = $"{plan.Name}-{now:yyyyMMdd-HHmmss}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(2))}";
        var submitted = new RunSubmitted(file, read.Text, read.Hash, plan.Name, plan.Account.Id.ToString(), plan.ChangeTicket, by, connection, TrackLayouts.Of(plan, catalog));
        await journal.AppendAsync([JournalEntry.Next(runId, null, now, submitted)], cancellation);
        return runId;
    }
}
