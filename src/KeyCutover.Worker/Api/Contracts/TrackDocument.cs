using System.Text.Json;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Worker.Api.Contracts;

/// <summary>A track of a run.</summary>
/// <param name="Name">Its name: <c>preflight</c>, <c>account</c>, or the caller's.</param>
/// <param name="Kind">Whose it is: <c>preflight</c>, <c>caller</c> or <c>account</c>.</param>
/// <param name="State">How it is, in the words of steps.</param>
/// <param name="Steps">Its steps, in their order.</param>
public sealed record TrackDocument(string Name, string Kind, StepState State, IReadOnlyList<StepDocument> Steps)
{
    /// <summary>The track.</summary>
    public static TrackDocument Of(TrackView track) =>
        new(track.Name, JsonNamingPolicy.KebabCaseLower.ConvertName(track.Kind.ToString()), track.State, [.. track.Steps.Select(StepDocument.Of)]);
}

/// <summary>A step of a run.</summary>
public sealed record StepDocument
{
    /// <summary>Its name, such as <c>swap-settings</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>How it is.</summary>
    public required StepState State { get; init; }

    /// <summary>The verb that runs, or is called again when the wait is over.</summary>
    public required StepVerb Verb { get; init; }

    /// <summary>When it was inspected; null before.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was first applied since it was begun; null before.</summary>
    public required DateTimeOffset? AppliedAt { get; init; }

    /// <summary>When it was done, failed or undone; null before.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>How often it was begun.</summary>
    public required int Attempts { get; init; }

    /// <summary>What it changes, secrets masked.</summary>
    public required IReadOnlyList<PropertyChange> Changes { get; init; }

    /// <summary>What it observed.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>When it looks again; null unless it waits.</summary>
    public required DateTimeOffset? Due { get; init; }

    /// <summary>What it waits for; null unless it waits.</summary>
    public required string? WaitsFor { get; init; }

    /// <summary>Why it failed; null when it did not.</summary>
    public required StepFailure? Failure { get; init; }

    /// <summary>Its gate; null when none was opened.</summary>
    public required StepGateDocument? Gate { get; init; }

    /// <summary>The step.</summary>
    public static StepDocument Of(StepView step) => new()
    {
        Kind = step.Name,
        State = step.State,
        Verb = step.Verb,
        StartedAt = step.StartedAt,
        AppliedAt = step.AppliedAt,
        EndedAt = step.EndedAt,
        Attempts = step.Attempts,
        Changes = step.Changes,
        Evidence = step.Evidence,
        Due = step.Due,
        WaitsFor = step.WaitReason,
        Failure = step.Failure,
        Gate = step.Gate is { } gate ? StepGateDocument.Of(gate) : null,
    };
}

/// <summary>A step's gate, in short; <see cref="GateDocument"/> has the card.</summary>
/// <param name="Card">The digest of the card.</param>
/// <param name="Approvers">Who has to agree.</param>
/// <param name="Approved">What was decided; null while it is open, and when it expired.</param>
/// <param name="DecidedBy">Whose decision settled it; null as above.</param>
/// <param name="Outcome">What came of it; null while it is open.</param>
/// <param name="OpenedAt">When people were asked.</param>
/// <param name="Expires">Until when they may decide; null without limit.</param>
/// <param name="Missing">The approvals that are still missing.</param>
public sealed record StepGateDocument(
    string Card, IReadOnlyList<string> Approvers, bool? Approved, string? DecidedBy, GateOutcome? Outcome, DateTimeOffset OpenedAt, DateTimeOffset? Expires,
    IReadOnlyList<string> Missing)
{
    /// <summary>The gate.</summary>
    public static StepGateDocument Of(GateView gate) => new(
        gate.Card.Digest(), [.. gate.Card.Approvers.Select(quota => quota.ToString())], gate.Decision?.Approved, gate.Decision?.By, gate.Outcome, gate.OpenedAt, gate.Expires,
        [.. gate.Missing.Select(quota => quota.ToString())]);
}
