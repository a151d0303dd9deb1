using KeyCutover.Domain.Plans.Reading;
using KeyCutover.Domain.Plans.Shapes;

namespace KeyCutover.Domain.Plans.Sections;

/// <summary>A step that waits for people. Not preflight: it changes nothing, and approvers are shown what it found.</summary>
internal static class GateSection
{
    private static readonly NameListShape Groups = new(
        TextShape.Line("write a group's name, such as change-board."), "name at least one group whose members decide.");

    public static Section<GatePlan> For(IReadOnlyCollection<string> steps) => new Section<GatePlan>()
        .Key(gate => gate.Before, WordShape.Of(ProblemCodes.UnknownStep, steps))
        .Key(gate => gate.Approvers, Groups)
        .Rule(StandsAlone);

    private static void StandsAlone(SectionReading<GatePlan> gate, ReadContext context)
    {
        if (gate.Find(g => g.Before) is { } before)
            context.UseOnce("gate before", before.Value, before.Place, "merge the two gates into one.");
    }
}
