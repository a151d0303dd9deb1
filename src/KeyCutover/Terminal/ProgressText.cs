using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;

namespace KeyCutover.Terminal;

/// <summary>One line of progress: what happened, to which track and step. Plain text; <see cref="Tone"/> says how it is to be taken.</summary>
internal sealed record ProgressLine(DateTimeOffset At, string Track, string Step, string Text, Tone Tone);

/// <summary>How a line is to be taken.</summary>
internal enum Tone
{
    Quiet,
    Plain,
    Good,
    Warning,
    Bad,
}

/// <summary>Says what a journal entry means to somebody who watches.</summary>
internal static class ProgressText
{
    public static ProgressLine? Of(JournalEntry entry, RunView run)
    {
        var (track, step, text, tone) = entry.Event switch
        {
            RunSubmitted submitted => ("", "", $"run {run.RunId} submitted by {submitted.SubmittedBy}", Tone.Plain),
            RunStarted => ("", "", "checking before anything is changed", Tone.Plain),
            StepInspected { Changes.Count: > 0 } inspected => (inspected.Track, inspected.Step, $"recorded the state before; changes {Count(inspected.Changes.Count, "property", "properties")}", Tone.Quiet),
            StepInspected inspected => (inspected.Track, inspected.Step, "recorded the state before; changes nothing", Tone.Quiet),
            ApplyStarted started => (started.Track, started.Step, "started", Tone.Plain),
            StepWaiting { After: { } failure } waiting => (waiting.Track, waiting.Step, $"{failure.Code}: tries again at {waiting.Due:HH:mm:ss}. {failure.Message}", Tone.Warning),
            StepWaiting waiting => (waiting.Track, waiting.Step, $"waits: {waiting.Reason}", Tone.Quiet),
            StepDone done => (done.Track, done.Step, Evidence("done", done.Evidence), Tone.Good),
            StepFailed failed => (failed.Track, failed.Step, $"failed ({failed.Failure.Kind}, {failed.Failure.Code}): {failed.Failure.Message}", Tone.Bad),
            GateOpened opened => (opened.Track, opened.Step, $"waits for people: {string.Join(", ", opened.Card.Approvers)}", Tone.Warning),
            GateDecided { Approved: true } decided => (decided.Track, decided.Step, $"approved by {decided.By}", Tone.Good),
            GateDecided decided => (decided.Track, decided.Step, $"declined by {decided.By}", Tone.Bad),
            GateExpired expired => (expired.Track, expired.Step, "nobody decided in time", Tone.Bad),
            GateVoided voided => (voided.Track, voided.Step, $"approval void: {voided.Reason}", Tone.Warning),
            RunPaused paused => ("", "", $"paused: {paused.Reason}", Tone.Warning),
            RunRetried retried => ("", "", $"{retried.By} has it look again now", Tone.Plain),
            RunResumed resumed => ("", "", $"resumed by {resumed.By}", Tone.Plain),
            RollbackStarted rollback => ("", "", $"rolling back: {rollback.Reason}", Tone.Warning),
            UndoStarted started => (started.Track, started.Step, "undoing", Tone.Plain),
            StepUndone undone => (undone.Track, undone.Step, Evidence("undone", undone.Evidence), Tone.Good),
            UndoFailed failed => (failed.Track, failed.Step, $"undo failed ({failed.Failure.Kind}, {failed.Failure.Code}): {failed.Failure.Message}", Tone.Bad),
            EscrowReleased { Secrets.Count: > 0 } released => ("", "", $"deleted {Count(released.Secrets.Count, "secret", "secrets")} from escrow", Tone.Plain),
            EscrowWaiting waiting => ("", "", $"{waiting.After.Code}: deletes the secrets in escrow at {waiting.Due:HH:mm:ss}. {waiting.After.Message}", Tone.Warning),
            EscrowKept kept => ("", "", $"secrets are left in escrow: {kept.Failure.Message}", Tone.Bad),
            RunEnded ended => ("", "", $"run ended: {ended.State}", ended.State == RunState.Succeeded ? Tone.Good : Tone.Warning),
            _ => ("", "", "", Tone.Plain),
        };
        return text.Length == 0 ? null : new ProgressLine(entry.At, track, step, text, tone);
    }

    /// <summary>What the run waits for at this moment, in one line; empty when it waits for nothing.</summary>
    public static string Waits(RunView run, DateTimeOffset now)
    {
        var waits = run.Steps.Where(step => step.State == StepState.Waiting)
            .Select(step => $"{step.Track}/{step.Name}: {step.WaitReason} (looks again in {Span(step.Due - now)})");
        var works = run.Steps.Where(step => step.State == StepState.Running).Select(step => $"{step.Track}/{step.Name}: working");
        var gates = run.OpenGates.Select(step => $"{step.Track}/{step.Name}: waits for {string.Join(" and ", step.Gate!.Missing)}");
        return string.Join("; ", works.Concat(waits).Concat(gates));
    }

    private static string Span(TimeSpan? span) => span is not { } left || left < TimeSpan.Zero ? "a moment" : left.TotalMinutes >= 2 ? $"{left.TotalMinutes:0} min" : $"{left.TotalSeconds:0} s";

    private static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";

    private static string Evidence(string verb, IReadOnlyList<Domain.Steps.Evidence> evidence) =>
        evidence.Count == 0 ? verb : $"{verb}: {string.Join(", ", evidence.Select(fact => $"{fact.Name} {fact.Value}"))}";
}
