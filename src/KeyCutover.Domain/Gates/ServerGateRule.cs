using System.ComponentModel;
using KeyCutover.Domain.Plans;

namespace KeyCutover.Domain.Gates;

/// <summary>A gate that the service puts before a step whatever plans say: on top of their own gates, and also where they have none.</summary>
public sealed record ServerGateRule
{
    /// <summary>The account whose plans it is about; null when it is about all.</summary>
    [Description("The resource id of the account whose plans the rule is about; every account's unless said otherwise.")]
    public AzureResourceId? Account { get; init; }

    /// <summary>The caller that it is about; null when it is about all.</summary>
    [Description("The resource id of the web app that the rule is about; every caller unless said otherwise.")]
    public AzureResourceId? Caller { get; init; }

    /// <summary>The step before which people are asked.</summary>
    [Description("The step before which people are asked, such as swap-settings or disable-local-auth.")]
    public required string Before { get; init; }

    /// <summary>Who has to agree: every quota must be met.</summary>
    [Description("The groups whose members have to agree: one member of each, or as many as 'count' says.")]
    public required IReadOnlyList<GroupQuota> Approvers { get; init; }

    /// <summary>When the step may begin once it is approved; null when at any time.</summary>
    [Description("When the step may begin once it is approved; at any time unless said otherwise.")]
    public GateWindow? Window { get; init; }

    /// <summary>How long people may take to decide; null without limit.</summary>
    [Description("How long people may take to decide before the gate expires; without limit unless said otherwise.")]
    public TimeSpan? ExpiresAfter { get; init; }

    /// <summary>What it asks for before a step of a track; null when it is about something else.</summary>
    public GateRule? RuleFor(CutoverPlan plan, string step, string track) =>
        step == Before && (Account is null || Account.Equals(plan.Account.Id)) && (Caller is null || IsFeltByCaller(plan, track)) ? GateRule.Of(Approvers, Window, ExpiresAfter) : null;

    /// <summary>A caller feels its own track, and what is done to the account, which is nobody's track.</summary>
    private bool IsFeltByCaller(CutoverPlan plan, string track) =>
        plan.Callers.FirstOrDefault(caller => caller.Id.Equals(Caller)) is { } moved && (moved.Name == track || plan.Callers.All(caller => caller.Name != track));
}
