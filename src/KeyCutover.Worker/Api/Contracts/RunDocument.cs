using System.Text.Json;
using KeyCutover.Domain.Runs;

namespace KeyCutover.Worker.Api.Contracts;

/// <summary>A run.</summary>
public sealed record RunDocument
{
    /// <summary>Its id.</summary>
    public required string RunId { get; init; }

    /// <summary>The plan's name.</summary>
    public required string Plan { get; init; }

    /// <summary>The plan's id in the service; null for a run that was started at a terminal.</summary>
    public string? PlanId { get; init; }

    /// <summary>SHA-256 of the plan.</summary>
    public required string PlanHash { get; init; }

    /// <summary>The account's resource id.</summary>
    public required string Account { get; init; }

    /// <summary>The change ticket.</summary>
    public required string ChangeTicket { get; init; }

    /// <summary>Who submitted the plan.</summary>
    public required string SubmittedBy { get; init; }

    /// <summary>Who started the run.</summary>
    public required string StartedBy { get; init; }

    /// <summary>How it is.</summary>
    public required RunState State { get; init; }

    /// <summary>The sequence of the journal's last entry; its ETag is this number in quotes.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was submitted.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it came to its end; null before.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it goes back, waits for an operator, or ended; null when there is no reason to name.</summary>
    public required string? Reason { get; init; }

    /// <summary>Its tracks: preflight, callers, account.</summary>
    public required IReadOnlyList<TrackDocument> Tracks { get; init; }

    /// <summary>The commands that finish by hand what could not be undone.</summary>
    public required IReadOnlyList<string> Commands { get; init; }

    /// <summary>What people can do to it now, and why not when they cannot.</summary>
    public required IReadOnlyList<VerbDocument> Verbs { get; init; }

    /// <summary>Customer sessions that the sandbox drove through the callers meanwhile; null anywhere else.</summary>
    public SessionsDocument? Sessions { get; init; }

    /// <summary>The state directory on this machine; null when the service tells of the run.</summary>
    public string? StateDirectory { get; init; }

    /// <summary>The run.</summary>
    public static RunDocument Of(RunView run) => new()
    {
        RunId = run.RunId,
        Plan = run.Submitted.PlanName,
        PlanId = run.Submitted.PlanId,
        PlanHash = run.Submitted.PlanHash,
        Account = run.Submitted.Account,
        ChangeTicket = run.Submitted.ChangeTicket,
        SubmittedBy = run.Submitted.SubmittedBy,
        StartedBy = run.Submitted.StartedBy?.Name ?? run.Submitted.SubmittedBy,
        State = run.State,
        Sequence = run.LastEntry.Sequence,
        StartedAt = run.StartedAt,
        EndedAt = run.EndedAt,
        Reason = run.Reason,
        Tracks = [.. run.Tracks.Select(TrackDocument.Of)],
        Commands = [.. run.Commands],
        Verbs = [.. Enum.GetValues<RunVerb>().Select(verb => new VerbDocument(JsonNamingPolicy.KebabCaseLower.ConvertName(verb.ToString()), RunVerbRules.Refusal(run, verb)))],
    };
}

/// <summary>Something that people do to runs.</summary>
/// <param name="Verb">What: <c>pause</c>, <c>resume</c>, <c>retry</c>, <c>rollback</c>, <c>cancel</c>.</param>
/// <param name="Refusal">Why it is not legal for the run as it is; null when it is legal.</param>
public sealed record VerbDocument(string Verb, string? Refusal);

/// <summary>Customer sessions that the sandbox drove through the callers while the run went on.</summary>
/// <param name="Total">How many.</param>
/// <param name="Failed">How many of them failed.</param>
public sealed record SessionsDocument(long Total, long Failed);
