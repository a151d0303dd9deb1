using KeyCutover.Domain.Runs;

namespace KeyCutover.Scenarios.Tests;

/// <summary>What a <c>case.yaml</c> says.</summary>
internal sealed class ScenarioCase
{
    /// <summary>What the scenario teaches, in one sentence.</summary>
    public required string Story { get; init; }

    /// <summary>A plan of <c>plans</c>; the case's <c>plan.yaml</c> is laid over it.</summary>
    public required string Plan { get; init; }

    /// <summary>A seed of <c>plans/sandbox</c>; the case's <c>seed.yaml</c> is laid over it.</summary>
    public string Seed { get; init; } = "pinegate.yaml";

    public double TimeScale { get; init; } = 600;

    /// <summary>How many gates are approved before one is declined; all when absent.</summary>
    public int? Approvals { get; init; }

    /// <summary>What others do to Azure while the run is under way.</summary>
    public List<Meddling> Meanwhile { get; init; } = [];

    /// <summary>Whether the customer sessions of the seed go on meanwhile; then none may fail.</summary>
    public bool Customers { get; init; }

    public required RunState End { get; init; }

    /// <summary>What of Azure is not as it was: <c>account</c>, <c>roles</c>, <c>secrets</c>, or a caller's <c>site</c> or <c>settings</c>. The rest is, byte for byte.</summary>
    public required List<string> Changed { get; init; }

    /// <summary>Who was written to on the way, forth or back, by type and name.</summary>
    public required List<string> Written { get; init; }

    /// <summary>How often a step is begun.</summary>
    public Dictionary<string, int> Attempts { get; init; } = [];
}

/// <summary>Somebody else changes the settings of a site as soon as an entry is in the journal.</summary>
internal sealed class Meddling
{
    /// <summary>A step and the kind of its entry: <c>swap-settings apply-finished</c>.</summary>
    public required string After { get; init; }

    /// <summary>The caller's name in the plan.</summary>
    public required string Caller { get; init; }

    public required Dictionary<string, string> Settings { get; init; }
}
