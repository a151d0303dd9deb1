using System.ComponentModel;
using KeyCutover.Domain.Gates;

namespace KeyCutover.Domain.Plans;

/// <summary>A step that waits for people.</summary>
public sealed record GatePlan
{
    /// <summary>The step before which the gate stands, by its name, such as <c>swap-settings</c>.</summary>
    [Description("The step before which people are asked, such as swap-settings or disable-local-auth.")]
    public required string Before { get; init; }

    /// <summary>Who has to agree: every quota must be met.</summary>
    [Description("The groups whose members have to agree: one member of each, or as many as 'count' says. Nobody counts for two groups.")]
    public required IReadOnlyList<GroupQuota> Approvers { get; init; }

    /// <summary>When the step may begin once it is approved; null when at any time.</summary>
    [Description("When the step may begin once it is approved; at any time unless said otherwise.")]
    public GateWindow? Window { get; init; }

    /// <summary>How long people may take to decide; null without limit.</summary>
    [Description("How long people may take to decide before the gate expires; without limit unless said otherwise.")]
    public TimeSpan? ExpiresAfter { get; init; }

    /// <summary>The gate as a rule.</summary>
    internal GateRule Rule => GateRule.Of(Approvers, Window, ExpiresAfter);
}
