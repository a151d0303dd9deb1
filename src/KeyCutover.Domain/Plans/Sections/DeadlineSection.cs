using KeyCutover.Domain.Plans.Shapes;

namespace KeyCutover.Domain.Plans.Sections;

/// <summary>How long the waits may last.</summary>
internal static class DeadlineSection
{
    public static readonly Section<DeadlinePlan> Shape = new Section<DeadlinePlan>()
        .Key(deadlines => deadlines.Propagation, new DurationShape("1m", "24h"))
        .Key(deadlines => deadlines.Restart, new DurationShape("10s", "2h"))
        .Key(deadlines => deadlines.KeyRefusal, new DurationShape("1m", "72h"))
        .Key(deadlines => deadlines.Quiet, new DurationShape("1m", "90d"));
}
