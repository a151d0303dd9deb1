using KeyCutover.Domain.Journal;
using KeyCutover.Domain.People;
using KeyCutover.Domain.Runs;

namespace KeyCutover.Worker.Notifications;

/// <summary>Finds in a journal entry what people outside want to know of. Pure.</summary>
internal static class RunNotifications
{
    /// <summary>What the entry has to tell; null when nothing. <paramref name="run"/> is the run with it.</summary>
    public static RunNotification? Of(JournalEntry entry, RunView run) => entry.Event switch
    {
        GateOpened opened => AboutGate(entry, run, NotificationEvents.GateOpened, opened, data => data with
        {
            Summary = $"{opened.Step} of {opened.Track} waits for approval.",
            Approvers = [.. opened.Card.Approvers.Select(quota => quota.ToString())],
            Expires = opened.Expires,
        }),
        GateDecided decided => AboutGate(entry, run, NotificationEvents.GateDecided, decided, data => data with
        {
            Summary = $"{decided.By} {(decided.Approved ? "approved" : "declined")} {decided.Step} of {decided.Track}.",
            Approved = decided.Approved,
            By = decided.By,
            Missing = decided.Approved ? [.. (run.Step(decided.Track, decided.Step).Gate?.Missing ?? []).Select(quota => quota.ToString())] : null,
        }),
        RunPaused { ById: null, By: var by } paused when by == Actor.KeyCutover.Name =>
            AboutRun(entry, run, NotificationEvents.RunFailed, "The run failed and waits for an operator.", paused.Reason),
        RollbackStarted { ById: null, By: var by } rollback when by == Actor.KeyCutover.Name =>
            AboutRun(entry, run, NotificationEvents.RunFailed, "The run failed and goes back.", rollback.Reason),
        UndoFailed failed => AboutRun(entry, run, NotificationEvents.RunStuck, $"{failed.Step} of {failed.Track} could not be undone: a person has to finish it.", failed.Failure.Message) is var told
            ? told with { Data = told.Data with { Track = failed.Track, Step = failed.Step } } : null,
        EscrowKept kept => AboutRun(entry, run, NotificationEvents.RunStuck, "The secrets that the run kept could not be deleted: a person has to finish it.", kept.Failure.Message),
        RunEnded ended => AboutRun(entry, run, NotificationEvents.RunFinished, SummaryOf(ended.State), ended.State == RunState.Succeeded ? null : ended.Reason ?? run.Reason),
        _ => null,
    };

    private static RunNotification AboutGate(JournalEntry entry, RunView run, string name, StepEvent gate, Func<NotificationData, NotificationData> complete) =>
        new(name, run.RunId, entry.Sequence, entry.At, $"runs/{run.RunId}/gates/{Uri.EscapeDataString(gate.Track)}/{Uri.EscapeDataString(gate.Step)}",
            complete(DataOf(entry, run) with { Track = gate.Track, Step = gate.Step }));

    private static RunNotification AboutRun(JournalEntry entry, RunView run, string name, string summary, string? reason) =>
        new(name, run.RunId, entry.Sequence, entry.At, $"runs/{run.RunId}", DataOf(entry, run) with { Summary = summary, Reason = reason });

    private static NotificationData DataOf(JournalEntry entry, RunView run) => new()
    {
        RunId = run.RunId,
        Sequence = entry.Sequence,
        State = run.State,
        Summary = "",
        Plan = run.Submitted.PlanName,
        ChangeTicket = run.Submitted.ChangeTicket,
        Account = run.Submitted.Account,
    };

    private static string SummaryOf(RunState end) => end switch
    {
        RunState.Succeeded => "The run is done and verified.",
        RunState.RolledBack => "Everything that the run had started is undone and verified.",
        RunState.Declined => "The run was declined before anything was changed.",
        _ => "The run was cancelled before anything was changed.",
    };
}
