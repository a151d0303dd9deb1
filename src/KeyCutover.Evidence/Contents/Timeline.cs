using System.Text.Json;
using KeyCutover.Domain.Journal;

namespace KeyCutover.EvidenceArchives.Contents;

/// <summary>What happened, in order. Looking again and finding the same is left out; the journal has it.</summary>
internal static class Timeline
{
    public static IReadOnlyList<TimelineItem> Of(IEnumerable<JournalEntry> entries) =>
        [.. entries.Where(entry => entry.Event is not StepWaiting { After: null }).Select(ItemOf)];

    private static TimelineItem ItemOf(JournalEntry entry)
    {
        var happened = entry.Event;
        var step = happened as StepEvent;
        var kind = JsonElement.Parse(entry.Payload).GetProperty("kind").GetString() ?? "";
        return new(entry.Sequence, entry.At, step?.Track, step?.Step, kind, TextOf(happened));
    }

    private static string TextOf(RunEvent happened) => happened switch
    {
        RunSubmitted submitted => $"Submitted by {submitted.SubmittedBy} for {submitted.ChangeTicket}.",
        RunStarted => "A worker took the run up.",
        StepInspected { Changes.Count: 0 } => "The state before was recorded; nothing is to be changed.",
        StepInspected inspected => $"The state before was recorded; to be changed: {string.Join(", ", inspected.Changes.Select(change => change.Property))}.",
        ApplyStarted => "The change began.",
        ApplyFinished => "The change was made; it is not verified yet.",
        StepWaiting waiting => $"Tried again after {waiting.After?.Code}: {waiting.Reason}",
        StepDone => "Done and verified.",
        StepFailed failed => $"Failed ({failed.Failure.Code}): {failed.Failure.Message}",
        GateOpened opened => $"Asked for approval: {string.Join(", ", opened.Card.Approvers)}.",
        GateDecided decided => $"{(decided.Approved ? "Approved" : "Declined")} by {decided.By}{(decided.Comment is { } comment ? $": {comment}" : ".")}",
        GateVoided voided => $"The approval is void: {voided.Reason}",
        RunPaused paused => $"Paused by {paused.By}: {paused.Reason}",
        RunResumed resumed => $"Resumed by {resumed.By}.",
        RollbackStarted rollback => $"Going back, by {rollback.By}: {rollback.Reason}",
        UndoStarted => "Undoing began.",
        UndoFinished => "Undone; it is not verified yet.",
        StepUndone => "Undone and verified.",
        UndoFailed failed => $"Undoing failed ({failed.Failure.Code}): {failed.Failure.Message}",
        EscrowReleased released => $"{released.Secrets.Count} secrets were deleted from the vault, because nothing needs them any more.",
        EscrowWaiting waiting => $"Deleting the secrets in the vault is tried again after {waiting.After.Code}.",
        EscrowKept kept => $"Secrets are left in the vault: {kept.Failure.Message}",
        RunEnded ended => $"The run ended: {ended.State}.",
        // A kind that a later version adds shows under its name.
        _ => "",
    };
}
