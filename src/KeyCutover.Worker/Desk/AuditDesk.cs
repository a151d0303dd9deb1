using KeyCutover.Domain.Journal;
using KeyCutover.Domain.People;

namespace KeyCutover.Worker.Desk;

/// <summary>What an auditor reads beyond runs: who did what, and what was refused.</summary>
internal sealed class AuditDesk(ICutoverJournal journal, RunBoard board, IRefusalLog refusals, Permissions permissions)
{
    /// <summary>What people did to runs, newest first.</summary>
    /// <exception cref="DeskRefusedException">The person may not read it.</exception>
    public async Task<IReadOnlyList<AuditedAct>> ActsAsync(Person person, int limit, CancellationToken cancellation)
    {
        await permissions.DemandAsync(person, "audit read", "acts", cancellation, AppRoles.AuditRead);
        var acts = new List<AuditedAct>();
        foreach (var run in board.All)
            foreach (var entry in await journal.ReadAsync(run.RunId, cancellation))
                if (Of(entry) is { } act) acts.Add(act);
        return [.. acts.OrderByDescending(act => act.At).Take(limit)];
    }

    /// <summary>Attempts that were refused, newest first; those before number <paramref name="before"/> when it is given.</summary>
    /// <exception cref="DeskRefusedException">The person may not read it.</exception>
    public async Task<IReadOnlyList<RefusedAttempt>> RefusalsAsync(Person person, long? before, int limit, CancellationToken cancellation)
    {
        await permissions.DemandAsync(person, "audit read", "refusals", cancellation, AppRoles.AuditRead);
        return await refusals.ListAsync(before, limit, cancellation);
    }

    private static AuditedAct? Of(JournalEntry entry) => entry.Event switch
    {
        RunSubmitted happened => Act(entry, happened.StartedBy?.Name ?? happened.SubmittedBy, happened.StartedBy?.Id ?? happened.SubmittedById, "started", $"plan {happened.PlanName}, submitted by {happened.SubmittedBy}"),
        GateDecided happened => Act(entry, happened.By, happened.ById, happened.Approved ? "approved" : "declined", $"{happened.Step} of {happened.Track}, card {happened.Digest[..12]}{(happened.Comment is { } said ? $": {said}" : "")}"),
        RunPaused happened => Act(entry, happened.By, happened.ById, "paused", happened.Reason),
        RunResumed happened => Act(entry, happened.By, happened.ById, "resumed", ""),
        RunRetried happened => Act(entry, happened.By, happened.ById, "retried", ""),
        RollbackStarted happened => Act(entry, happened.By, happened.ById, "rolled back", happened.Reason),
        RunEnded { By: { } by } happened => Act(entry, by, happened.ById, "cancelled", happened.Reason ?? ""),
        _ => null,
    };

    private static AuditedAct Act(JournalEntry entry, string by, string? byId, string what, string detail) =>
        new(entry.At, by, byId, what, entry.RunId, entry.Sequence, detail);
}

/// <summary>Something that somebody did to a run.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="ById">Their object id; null for KeyCutover itself and for somebody at a terminal.</param>
/// <param name="What">What they did.</param>
/// <param name="RunId">To which run.</param>
/// <param name="Sequence">Where the run's journal says so.</param>
/// <param name="Detail">More about it.</param>
public sealed record AuditedAct(DateTimeOffset At, string By, string? ById, string What, string RunId, long Sequence, string Detail);
