using KeyCutover.Domain.Plans.Shapes;

namespace KeyCutover.Domain.Plans.Sections;

/// <summary>Switching key authentication off.</summary>
internal static class LocalAuthSection
{
    public static readonly Section<LocalAuthPlan> Shape = new Section<LocalAuthPlan>()
        .Key(localAuth => localAuth.QuietWindow, new DurationShape("1m", "30d"))
        .Key(localAuth => localAuth.Dwell, new DurationShape("0s", "24h"))
        .Key(localAuth => localAuth.BreakGlass, BreakGlassSection.Shape);
}
