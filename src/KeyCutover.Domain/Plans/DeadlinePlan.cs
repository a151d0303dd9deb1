using System.ComponentModel;

namespace KeyCutover.Domain.Plans;

/// <summary>How long the waits may last.</summary>
public sealed record DeadlinePlan
{
    /// <summary>For the role to work for the caller; 1 minute to 24 hours, 30 minutes unless said otherwise.</summary>
    [Description("How long the role may take to work for the caller; Azure documents up to 10 minutes.")]
    public TimeSpan Propagation { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>For a restarted caller to answer; 10 minutes unless said otherwise.</summary>
    [Description("How long an application may take to answer with its new settings.")]
    public TimeSpan Restart { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>For the old key to be refused; 6 hours unless said otherwise.</summary>
    [Description("How long the gateway may go on accepting the old key; Azure documents minutes to several hours.")]
    public TimeSpan KeyRefusal { get; init; } = TimeSpan.FromHours(6);

    /// <summary>For the quiet window to be reached; 14 days unless said otherwise.</summary>
    [Description("How long to wait for a quiet window before giving up.")]
    public TimeSpan Quiet { get; init; } = TimeSpan.FromDays(14);
}
