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
    /// <param name="text">The plan's text.</param>
    /// <param name="plan">The plan that was read from it.</param>
    /// <param name="hash">SHA-256 of the text.</param>
    /// <param name="by">Who submits it.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<string> SubmitAsync(string file, string text, CutoverPlan plan, string hash, string by, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var runId = $"{plan.Name}-{now:yyyyMMdd-HHmmss}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(2))}";
        var submitted = new RunSubmitted(file, text, hash, plan.Name, plan.Account.Id.ToString(), plan.ChangeTicket, by, LayOut(plan));
        await journal.AppendAsync([JournalEntry.Next(runId, null, now, submitted)], cancellation);
        return runId;
    }

    /// <summary>The tracks of a plan: preflight, one for each caller, and the account's when key authentication is to be switched off.</summary>
    public IReadOnlyList<TrackLayout> LayOut(CutoverPlan plan) =>
    [
        new("preflight", TrackKind.Preflight, catalog.NamesOf(TrackKind.Preflight)),
        .. plan.Callers.Select(caller => new TrackLayout(caller.Name, TrackKind.Caller, catalog.NamesOf(TrackKind.Caller))),
        .. plan.LocalAuth is null ? Array.Empty<TrackLayout>() : [new TrackLayout("account", TrackKind.Account, catalog.NamesOf(TrackKind.Account))],
    ];
}
