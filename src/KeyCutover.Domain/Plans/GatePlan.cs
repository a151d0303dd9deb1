using System.ComponentModel;
using KeyCutover.Domain.Gates;

namespace KeyCutover.Domain.Plans;

/// <summary>A step that waits for people.</summary>
public sealed record GatePlan
{
    /// <summary>The step before which the gate stands, by its name, such as <c>swap-settings</c>.</summary>
    [Description("The step before which people are asked, such as swap-settings or disable-local-auth.")]
    public required string Before { get; init; }

    /// <summary>The groups whose members may decide.</summary>
    [Description("The groups whose members may decide.")]
    public required IReadOnlyList<string> Approvers { get; init; }

    /// <summary>The gate as a rule.</summary>
    internal GateRule Rule => new([.. Approvers.Select(group => new GroupQuota(group, 1))], [], null);
}
