using System.Text.Json;
using KeyCutover.Domain.Journal;

namespace KeyCutover.EvidenceArchives.Contents;

/// <summary>What happened, in order. Looking again and finding the same is left out; the journal has it.</summary>
internal static class Timeline
{
    public static IReadOnlyList<TimelineItem> Of(IEnumerable<JournaledEvent> events) =>
        [.. events.Where(one => one.Event is not StepWaiting { After: null }).Select(ItemOf)];

    private static TimelineItem ItemOf(JournaledEvent one)
    {
        var (entry, happened) = one;
        var step = happened as StepEvent;
        var kind = JsonElement.Parse(entry.Payload).GetProperty("kind").GetString() ?? "";
        return new(entry.Sequence, entry.At, step?.Track, step?.Step, kind, TextOf(happened));
    }

    private static string TextOf(RunEvent happened) => happened switch
    {
        RunSubmitted submitted => $"Submitted by {Name(submitted.SubmittedBy, submitted.SubmittedById)} for {submitted.ChangeTicket}.",
        RunStarted => "A worker took the run up.",
        StepInspected { Changes.Count: 0 } => "The state before was recorded; nothing is to be changed.",
        StepInspected inspected => $"The state before was recorded; to be changed: {string.Join(", ", inspected.Changes.Select(change => change.Property))}.",
        ApplyStarted => "The change began.",
        ApplyFinished => "The change was made; it is not verified yet.",
        StepWaiting waiting => $"Tried again after {waiting.After?.Code}: {waiting.Reason}",
        StepDone => "Done and verified.",
        StepFailed failed => $"Failed ({failed.Failure.Code}): {failed.Failure.Message}",
        GateOpened opened => $"Asked for approval: {string.Join(", ", opened.Card.Approvers)}{(opened.Expires is { } until ? $", until {until:u}" : "")}.",
        GateDecided decided => $"{(decided.Approved ? "Approved" : "Declined")} by {Name(decided.By, decided.ById)}{(decided.Comment is { } comment ? $": {comment}" : ".")}",
        GateVoided voided => $"The approval is void: {voided.Reason}",
        GateExpired => "Not enough people decided in time.",
        RunPaused paused => $"Paused by {Name(paused.By, paused.ById)}: {paused.Reason}",
        RunResumed resumed => $"Resumed by {Name(resumed.By, resumed.ById)}.",
        RunRetried retried => $"Everything that waited looked at once, by {Name(retried.By, retried.ById)}.",
        RollbackStarted rollback => $"Going back, by {Name(rollback.By, rollback.ById)}: {rollback.Reason}",
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

    /// <summary>Names are not unique and may be changed; object ids are not.</summary>
    private static string Name(string name, string? objectId) => objectId is null ? name : $"{name} ({objectId})";
}
