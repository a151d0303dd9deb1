using KeyCutover.Domain.Journal;

namespace KeyCutover.Worker.Web.Runs;

/// <summary>Entries of the journal as sentences.</summary>
internal static class EventSentence
{
    public static string Of(RunEvent happened) => happened switch
    {
        RunSubmitted { StartedBy: { } starter } submitted => $"{starter.Name} started a run of {submitted.PlanName}, which {submitted.SubmittedBy} had submitted ({submitted.ChangeTicket}).",
        RunSubmitted submitted => $"{submitted.SubmittedBy} submitted {submitted.PlanName} ({submitted.ChangeTicket}).",
        RunStarted => "A worker took the run up.",
        RunPaused paused => $"Paused by {paused.By}: {Sentence(paused.Reason)}",
        RunResumed resumed => $"{resumed.By} resumed the run.",
        RunRetried retried => $"{retried.By} had everything that waits look again at once.",
        RollbackStarted back => $"The run goes back, by {back.By}: {Sentence(back.Reason)}",
        EscrowReleased released => $"{Count(released.Secrets.Count, "secret")} in escrow deleted, because nothing needs them any more.",
        EscrowWaiting waiting => $"Deleting the secrets in escrow is tried again at {waiting.Due:u}: {Sentence(waiting.After.Message)}",
        EscrowKept kept => $"The secrets in escrow could not be deleted and are left to be deleted by hand: {Sentence(kept.Failure.Message)}",
        RunEnded ended => $"The run ended {ended.State}{(ended.By is { } by ? $", by {by}" : "")}{(ended.Reason is { } reason ? $": {Sentence(reason)}" : ".")}",
        StepEvent step => $"{OfStep(step)}",
        _ => happened.GetType().Name,
    };

    private static string OfStep(StepEvent happened) => happened switch
    {
        StepInspected inspected => $"{Name(happened)} read its target: {(inspected.Changes.Count == 0 ? "nothing to change." : $"{Count(inspected.Changes.Count, "property", "properties")} to change.")}",
        ApplyStarted => $"{Name(happened)} began to apply.",
        ApplyFinished => $"{Name(happened)} applied its change; it is not verified yet.",
        StepWaiting waiting => $"{Name(happened)} waits until {waiting.Due:u}: {Sentence(waiting.Reason)}",
        StepDone => $"{Name(happened)} is done and verified.",
        StepFailed failed => $"{Name(happened)} failed ({failed.Failure.Code}): {Sentence(failed.Failure.Message)}",
        GateOpened opened => $"{string.Join(" and ", opened.Card.Approvers)} asked before {Name(happened)}{(opened.Expires is { } expires ? $", until {expires:u}" : "")}.",
        GateDecided decided => $"{decided.By} {(decided.Approved ? "approved" : "declined")} {Name(happened)}{(decided.Comment is { } said ? $": {Sentence(said)}" : ".")}",
        GateVoided voided => $"The approvals before {Name(happened)} are void: {Sentence(voided.Reason)}",
        GateExpired => $"The gate before {Name(happened)} expired: not enough people had decided.",
        UndoStarted => $"{Name(happened)} is being undone.",
        UndoFinished => $"{Name(happened)} put back what was there; it is not verified yet.",
        StepUndone => $"{Name(happened)} is undone and verified.",
        UndoFailed failed => $"The undo of {Name(happened)} failed ({failed.Failure.Code}): {Sentence(failed.Failure.Message)}",
        _ => $"{Name(happened)}: {happened.GetType().Name}",
    };

    private static string Name(StepEvent happened) => happened.Track == happened.Step ? happened.Step : $"{happened.Step} of {happened.Track}";

    private static string Count(int number, string one, string? many = null) => number == 1 ? $"1 {one}" : $"{number} {many ?? one + "s"}";

    private static string Sentence(string text) => text.EndsWith('.') || text.EndsWith('!') || text.EndsWith('?') ? text : text + ".";
}
