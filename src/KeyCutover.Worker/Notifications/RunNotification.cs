using KeyCutover.Domain.Runs;

namespace KeyCutover.Worker.Notifications;

/// <summary>Something about a run that people outside want to know of. Holds no secret, and nothing that somebody typed freely.</summary>
/// <param name="Event">What happened: one of <see cref="NotificationEvents"/>.</param>
/// <param name="RunId">The run.</param>
/// <param name="Sequence">The journal entry that says so.</param>
/// <param name="At">When it was written.</param>
/// <param name="Page">The page about it, relative to the service's address.</param>
/// <param name="Data">What is told.</param>
internal sealed record RunNotification(string Event, string RunId, long Sequence, DateTimeOffset At, string Page, NotificationData Data)
{
    /// <summary>The event's id: the same whenever the same entry is looked at, so that nothing is told twice.</summary>
    public string Id => $"{RunId}/{Sequence}";
}

/// <summary>What is told about an event. Fields are only ever added.</summary>
internal sealed record NotificationData
{
    public required string RunId { get; init; }

    public required long Sequence { get; init; }

    public required RunState State { get; init; }

    /// <summary>What happened, in one sentence.</summary>
    public required string Summary { get; init; }

    public required string Plan { get; init; }

    public required string ChangeTicket { get; init; }

    /// <summary>The account's resource id.</summary>
    public required string Account { get; init; }

    public string? Track { get; init; }

    public string? Step { get; init; }

    /// <summary>Of a gate: who is asked, as plans write it.</summary>
    public IReadOnlyList<string>? Approvers { get; init; }

    /// <summary>Of a gate: until when they may decide.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Of a decision: whether it may go on.</summary>
    public bool? Approved { get; init; }

    /// <summary>Of a decision: who decided.</summary>
    public string? By { get; init; }

    /// <summary>Of a decision: the approvals that are still missing.</summary>
    public IReadOnlyList<string>? Missing { get; init; }

    /// <summary>Of a failure: why.</summary>
    public string? Reason { get; init; }

    /// <summary>The page about it; asks for sign-in.</summary>
    public string? Link { get; init; }
}
