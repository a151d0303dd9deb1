using System.Text.Json;
using System.Text.Json.Serialization;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Output;

/// <summary>A run as JSON: stable, additions only.</summary>
internal sealed record RunJson
{
    public required string RunId { get; init; }

    public required string Plan { get; init; }

    public required string PlanHash { get; init; }

    public required string ChangeTicket { get; init; }

    public required string SubmittedBy { get; init; }

    public required RunState State { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    public required string? Reason { get; init; }

    public required IReadOnlyList<TrackJson> Tracks { get; init; }

    /// <summary>The commands that finish by hand what could not be undone.</summary>
    public required IReadOnlyList<string> Commands { get; init; }

    public SessionsJson? Sessions { get; init; }

    public required string StateDirectory { get; init; }

    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static RunJson Of(RunView run, string stateDirectory, SessionsJson? sessions = null) => new()
    {
        RunId = run.RunId,
        Plan = run.Submitted.PlanName,
        PlanHash = run.Submitted.PlanHash,
        ChangeTicket = run.Submitted.ChangeTicket,
        SubmittedBy = run.Submitted.SubmittedBy,
        State = run.State,
        StartedAt = run.StartedAt,
        EndedAt = run.EndedAt,
        Reason = run.Reason,
        Tracks = [.. run.Tracks.Select(track => new TrackJson(track.Name, TrackKindName(track.Kind), track.State, [.. track.Steps.Select(StepOf)]))],
        Commands = [.. run.Commands],
        Sessions = sessions,
        StateDirectory = stateDirectory,
    };

    private static StepJson StepOf(StepView step) =>
        new(step.Name, step.State, step.StartedAt, step.EndedAt, step.Attempts, step.Evidence, step.Due, step.WaitReason, step.Failure,
            step.Gate is { } gate ? new GateJson(gate.Card.Digest(), [.. gate.Card.Approvers.Select(quota => quota.ToString())], gate.Decision?.Approved, gate.Decision?.By) : null);

    private static string TrackKindName(TrackKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}

internal sealed record TrackJson(string Name, string Kind, StepState State, IReadOnlyList<StepJson> Steps);

internal sealed record StepJson(
    string Kind, StepState State, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, int Attempts, IReadOnlyList<Evidence> Evidence,
    DateTimeOffset? Due, string? WaitsFor, StepFailure? Failure, GateJson? Gate);

internal sealed record GateJson(string Card, IReadOnlyList<string> Approvers, bool? Approved, string? DecidedBy);

/// <summary>Customer sessions that the sandbox drove through the callers while the run went on.</summary>
internal sealed record SessionsJson(long Total, long Failed);
