using System.Text.Json.Serialization;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;

namespace KeyCutover.EvidenceArchives.Contents;

/// <summary>Everything that a run's evidence says, as <c>report.json</c> has it: additions only.</summary>
public sealed record EvidenceReport(
    RunFacts Run, Reversal Reversal, IReadOnlyList<CallerRow> Callers, IReadOnlyList<TrackReport> Tracks, IReadOnlyList<GateRecord> Gates,
    IReadOnlyList<TimelineItem> Timeline)
{
    /// <summary>What kind of document this is.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "keycutover/evidence/v1";
}

/// <summary>The run as a whole.</summary>
public sealed record RunFacts
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>How it is.</summary>
    public required RunState State { get; init; }

    /// <summary>Why it went back or waits; null when it does neither.</summary>
    public required string? Reason { get; init; }

    /// <summary>The plan's name.</summary>
    public required string Plan { get; init; }

    /// <summary>SHA-256 of the plan file.</summary>
    public required string PlanSha256 { get; init; }

    /// <summary>Who answers for the change.</summary>
    public required string Owner { get; init; }

    /// <summary>The ticket under which the change board knows it.</summary>
    public required string ChangeTicket { get; init; }

    /// <summary>Who submitted it.</summary>
    public required string SubmittedBy { get; init; }

    /// <summary>Their object id; null at a terminal.</summary>
    public required string? SubmittedById { get; init; }

    /// <summary>Who started the run; null when whoever submitted the plan did.</summary>
    public required string? StartedBy { get; init; }

    /// <summary>Their object id; null when nobody else started it, or at a terminal.</summary>
    public required string? StartedById { get; init; }

    /// <summary>The tenant that the plan is pinned to; null when this version cannot read the plan.</summary>
    public required Guid? Tenant { get; init; }

    /// <summary>The subscription that the plan is pinned to; null when this version cannot read the plan.</summary>
    public required Guid? Subscription { get; init; }

    /// <summary>The account whose keys the callers leave.</summary>
    public required string Account { get; init; }

    /// <summary>The vault that holds what was put away; null when this version cannot read the plan.</summary>
    public required string? Vault { get; init; }

    /// <summary>When it was submitted.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>When it came to its end; null before.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>How many entries the journal has.</summary>
    public required long JournalLength { get; init; }

    /// <summary>The hash of the journal's last entry.</summary>
    public required string JournalHead { get; init; }
}

/// <summary>How far back there is a way, and what no rollback brings back.</summary>
/// <param name="Now">What a rollback would do at the end of this journal.</param>
/// <param name="NotReversible">What stays or stays for a while, in the words that approvers saw, and what undoing left alone.</param>
/// <param name="LeftToDo">Commands that finish by hand what could not be undone.</param>
public sealed record Reversal(string Now, IReadOnlyList<string> NotReversible, IReadOnlyList<string> LeftToDo);

/// <summary>One track.</summary>
public sealed record TrackReport(string Name, TrackKind Kind, IReadOnlyList<StepReport> Steps);

/// <summary>One step: what it changed and what it observed.</summary>
public sealed record StepReport
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>How it is.</summary>
    public required StepState State { get; init; }

    /// <summary>When it was inspected; null before.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was done, failed or undone; null before.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>How often it was begun.</summary>
    public required int Attempts { get; init; }

    /// <summary>How often it found that it had to wait.</summary>
    public required int Waits { get; init; }

    /// <summary>What it changes, secrets masked.</summary>
    public required IReadOnlyList<PropertyChange> Changes { get; init; }

    /// <summary>What it observed.</summary>
    public required IReadOnlyList<ObservedFact> Evidence { get; init; }

    /// <summary>Why it failed; null when it did not.</summary>
    public required StepFailure? Failure { get; init; }
}

/// <summary>A fact that a step observed.</summary>
/// <param name="At">When it was recorded.</param>
/// <param name="Entry">The journal entry that has it.</param>
/// <param name="Verb">What the step was doing.</param>
/// <param name="Name">What the fact is.</param>
/// <param name="Value">The fact.</param>
public sealed record ObservedFact(DateTimeOffset At, long Entry, StepVerb Verb, string Name, string Value);

/// <summary>One thing that happened.</summary>
public sealed record TimelineItem(long Entry, DateTimeOffset At, string? Track, string? Step, string Kind, string Text);
