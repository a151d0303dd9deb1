using KeyCutover.Domain.Journal;
using KeyCutover.EvidenceArchives.Contents;
using KeyCutover.EvidenceArchives.Files;
using KeyCutover.EvidenceArchives.Manifests;

namespace KeyCutover.EvidenceArchives.Verification;

/// <summary>Whether everything else is what the journal says: made again from it, byte for byte.</summary>
internal static class DerivationCheck
{
    public static async Task MakeAsync(
        IReadOnlyDictionary<string, byte[]> files, IReadOnlyList<JournalEntry> entries, InTotoStatement? manifest, FindingList findings)
    {
        IReadOnlyList<EvidenceFile> derived;
        try
        {
            var run = JournalReplay.Fold(entries);
            CheckPlan(files, run.Submitted, manifest, findings);
            var events = JournaledEvent.Read(entries);
            CheckCards(events, findings);
            if (manifest is not null && manifest.Predicate.State != run.State.ToString())
                findings.Add(FindingCodes.StateDiffers, FileNames.Manifest, $"By its journal the run is {run.State}; the manifest says {FindingList.Shown(manifest.Predicate.State)}.");
            derived = await EvidenceArchive.FilesOfAsync(run, entries, events);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Entries may be chained and signed and yet make no run; what then breaks first is chance.
            findings.Add(FindingCodes.JournalUnreadable, FileNames.Journal, "The journal's entries do not make a run that this version can read. Verify with the version that made the archive.");
            return;
        }

        var version = manifest is null || manifest.Predicate.Tool.Version == EvidenceTool.ThisVersion ? ""
            : $" The archive was made by version {FindingList.Shown(manifest.Predicate.Tool.Version)}, this is {EvidenceTool.ThisVersion}: verify with that one before you conclude anything.";
        foreach (var file in derived.Where(file => file.Name != FileNames.Plan && files.TryGetValue(file.Name, out var given) && !given.AsSpan().SequenceEqual(file.Content.Span)))
            findings.Add(FindingCodes.NotDerived, file.Name, $"The journal says something else than this file.{version}");
        foreach (var file in derived.Where(file => !files.ContainsKey(file.Name)))
            findings.Add(FindingCodes.FileMissing, file.Name, "By the journal the archive should have this file.");
        foreach (var name in files.Keys.Except(derived.Select(file => file.Name)).Except([FileNames.Manifest, FileNames.Envelope]).Order(StringComparer.Ordinal))
            findings.Add(FindingCodes.NotDerived, name, $"By the journal there is no such file.{version}");
    }

    private static void CheckPlan(IReadOnlyDictionary<string, byte[]> files, RunSubmitted submitted, InTotoStatement? manifest, FindingList findings)
    {
        if (files.TryGetValue(FileNames.Plan, out var plan) && PlanBytes.HashOf(plan) != submitted.PlanHash)
            findings.Add(FindingCodes.PlanDiffers, FileNames.Plan, "This is not the plan that was submitted: its SHA-256 is not the one in the journal's first entry.");
        if (PlanBytes.HashOf(PlanBytes.Of(submitted)) != submitted.PlanHash)
            findings.Add(FindingCodes.PlanDiffers, $"{FileNames.Journal} entry 1", "The plan's text in the journal does not have the hash that is recorded beside it.");
        if (manifest is not null && manifest.Predicate.PlanHash != submitted.PlanHash)
            findings.Add(FindingCodes.PlanDiffers, FileNames.Manifest, "The manifest names another plan than the journal.");
    }

    private static void CheckCards(IReadOnlyList<JournaledEvent> events, FindingList findings)
    {
        foreach (var gate in GateRecords.Of(events))
        {
            foreach (var decision in gate.Decisions.Where(decision => decision.Digest != gate.Digest))
                findings.Add(FindingCodes.CardDiffers, gate.Card, $"{FindingList.Shown(decision.By)} decided about another card than this one, which the gate before {gate.Step} of {gate.Track} showed.");
        }
    }
}
