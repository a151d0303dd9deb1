using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;

namespace KeyCutover.EvidenceArchives.Contents;

/// <summary>Makes the report of a journal. Pure: the same journal, the same report.</summary>
internal static class ReportBuilder
{
    // Facts that say of an undone step what is not as it was.
    private static readonly string[] NotPutBack = ["left-alone", "expiry-stays", "key-changed"];

    public static EvidenceReport Build(IReadOnlyList<JournalEntry> entries)
    {
        var run = JournalReplay.Fold(entries);
        var plan = ReadPlan(run.Submitted);
        var gates = GateRecords.Of(entries);
        return new EvidenceReport(
            FactsOf(run, plan), ReversalOf(run, gates), plan is null ? [] : CallerInventory.Of(plan, run),
            [.. run.Tracks.Select(track => new TrackReport(track.Name, track.Kind, [.. track.Steps.Select(step => ReportOf(step, entries))]))],
            gates, Timeline.Of(entries));
    }

    /// <summary>The plan; null when this version cannot read what another submitted.</summary>
    private static CutoverPlan? ReadPlan(RunSubmitted submitted) =>
        PlanReader.Read(submitted.PlanFile, submitted.PlanText, [.. submitted.Tracks.SelectMany(track => track.Steps).Distinct()]).Plan;

    private static RunFacts FactsOf(RunView run, CutoverPlan? plan) => new()
    {
        Id = run.RunId,
        State = run.State,
        Reason = run.Reason,
        Plan = run.Submitted.PlanName,
        PlanSha256 = run.Submitted.PlanHash,
        Owner = plan?.Owner ?? "",
        ChangeTicket = run.Submitted.ChangeTicket,
        SubmittedBy = run.Submitted.SubmittedBy,
        Tenant = plan?.Tenant,
        Subscription = plan?.Subscription,
        Account = run.Submitted.Account,
        Vault = plan?.Vault.ToString(),
        SubmittedAt = run.StartedAt,
        EndedAt = run.EndedAt,
        JournalLength = run.LastEntry.Sequence,
        JournalHead = run.LastEntry.Hash,
    };

    private static Reversal ReversalOf(RunView run, IReadOnlyList<GateRecord> gates) => new(
        RunExplanation.Of(run, _ => null, FailurePolicy.Hold, []).Reversibility,
        [
            .. gates.Select(gate => $"{gate.Step} of {gate.Track}: {gate.Reversibility}").Distinct(),
            .. run.Steps.SelectMany(step => step.Evidence.Where(fact => NotPutBack.Contains(fact.Name)).Select(fact => $"{step.Name} of {step.Track}: {fact.Value}")),
        ],
        [.. run.Commands]);

    private static StepReport ReportOf(StepView step, IReadOnlyList<JournalEntry> entries)
    {
        var own = entries.Where(entry => entry.Event is StepEvent happened && happened.Track == step.Track && happened.Step == step.Name).ToList();
        return new StepReport
        {
            Name = step.Name,
            State = step.State,
            StartedAt = step.StartedAt,
            EndedAt = step.EndedAt,
            Attempts = step.Attempts,
            Waits = own.Count(entry => entry.Event is StepWaiting),
            Changes = step.Changes,
            Evidence = [.. own.SelectMany(FactsOf)],
            Failure = step.Failure,
        };
    }

    private static IEnumerable<ObservedFact> FactsOf(JournalEntry entry)
    {
        (StepVerb Verb, IReadOnlyList<Evidence> Facts) told = entry.Event switch
        {
            ApplyFinished finished => (StepVerb.Apply, finished.Evidence),
            StepDone done => (StepVerb.Verify, done.Evidence),
            UndoFinished finished => (StepVerb.Undo, finished.Evidence),
            StepUndone undone => (StepVerb.VerifyUndo, undone.Evidence),
            _ => (StepVerb.Inspect, []),
        };
        return told.Facts.Select(fact => new ObservedFact(entry.At, entry.Sequence, told.Verb, fact.Name, fact.Value));
    }
}
