using System.ComponentModel;

namespace KeyCutover.Domain.Plans;

/// <summary>Switching key authentication off.</summary>
public sealed record LocalAuthPlan
{
    /// <summary>How long the account's logs must show no key-authenticated success before keys are switched off.</summary>
    [Description("How long the account's logs must show no successful call with a key. Cover the slowest caller's period: nightly and weekly jobs.")]
    public required TimeSpan QuietWindow { get; init; }

    /// <summary>How long refusal of the key and success of every caller must hold together before the step is done.</summary>
    [Description("How long the old key must be refused, with every caller succeeding, before the switch counts as done.")]
    public TimeSpan Dwell { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The break-glass secret.</summary>
    [Description("The break-glass secret: the account's keys, put away disabled, with an expiry date and an owner.")]
    public required BreakGlassPlan BreakGlass { get; init; }
}
