using KeyCutover.Domain.Plans.Reading;
using KeyCutover.Domain.Plans.Shapes;

namespace KeyCutover.Domain.Plans.Sections;

/// <summary>A step that waits for people. Not preflight: it changes nothing, and approvers are shown what it found.</summary>
internal static class GateSection
{
    /// <summary>How long a gate may stay open.</summary>
    public static readonly DurationShape Patience = new("5m", "90d");

    public static Section<GatePlan> For(IReadOnlyCollection<string> steps) => new Section<GatePlan>()
        .Key(gate => gate.Before, WordShape.Of(ProblemCodes.UnknownStep, steps))
        .Key(gate => gate.Approvers, new QuotaListShape())
        .Key(gate => gate.Window, WindowSection.Shape)
        .Key(gate => gate.ExpiresAfter, Patience)
        .Rule(StandsAlone);

    private static void StandsAlone(SectionReading<GatePlan> gate, ReadContext context)
    {
        if (gate.Find(g => g.Before) is { } before)
            context.UseOnce("gate before", before.Value, before.Place, "merge the two gates into one.");
    }
}
