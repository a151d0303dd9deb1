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

    public static EvidenceReport Build(RunView run, IReadOnlyList<JournaledEvent> events)
    {
        var plan = ReadPlan(run.Submitted);
        var gates = GateRecords.Of(events);
        var bySteps = events.Where(one => one.Event is StepEvent).ToLookup(one => (((StepEvent)one.Event).Track, ((StepEvent)one.Event).Step));
        return new EvidenceReport(
            FactsOf(run, plan), ReversalOf(run, gates), plan is null ? [] : CallerInventory.Of(plan, run),
            [.. run.Tracks.Select(track => new TrackReport(track.Name, track.Kind, [.. track.Steps.Select(step => ReportOf(step, [.. bySteps[(step.Track, step.Name)]]))]))],
            gates, Timeline.Of(events));
    }

    /// <summary>The plan; null when this version cannot read what another submitted.</summary>
    private static CutoverPlan? ReadPlan(RunSubmitted submitted) =>
        PlanReader.Read(submitted.PlanFile, submitted.PlanText, [.. GateableSteps.Default.Union(submitted.Tracks.SelectMany(track => track.Steps))]).Plan;

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
        SubmittedById = run.Submitted.SubmittedById,
        StartedBy = run.Submitted.StartedBy?.Name,
        StartedById = run.Submitted.StartedBy?.Id,
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

    private static StepReport ReportOf(StepView step, IReadOnlyList<JournaledEvent> own) =>
        new()
        {
            Name = step.Name,
            State = step.State,
            StartedAt = step.StartedAt,
            EndedAt = step.EndedAt,
            Attempts = step.Attempts,
            Waits = own.Count(one => one.Event is StepWaiting),
            Changes = step.Changes,
            Evidence = [.. own.SelectMany(FactsOf)],
            Failure = step.Failure,
        };

    private static IEnumerable<ObservedFact> FactsOf(JournaledEvent one)
    {
        (StepVerb Verb, IReadOnlyList<Evidence> Facts) told = one.Event switch
        {
            ApplyFinished finished => (StepVerb.Apply, finished.Evidence),
            StepDone done => (StepVerb.Verify, done.Evidence),
            UndoFinished finished => (StepVerb.Undo, finished.Evidence),
            StepUndone undone => (StepVerb.VerifyUndo, undone.Evidence),
            _ => (StepVerb.Inspect, []),
        };
        return told.Facts.Select(fact => new ObservedFact(one.Entry.At, one.Entry.Sequence, told.Verb, fact.Name, fact.Value));
    }
}
