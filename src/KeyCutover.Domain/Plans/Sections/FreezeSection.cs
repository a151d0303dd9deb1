using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Plans.Reading;
using KeyCutover.Domain.Plans.Shapes;

namespace KeyCutover.Domain.Plans.Sections;

/// <summary>Dates on which nothing begins.</summary>
internal static class FreezeSection
{
    public static readonly Section<GateFreeze> Shape = new Section<GateFreeze>()
        .Key(freeze => freeze.From, new DateShape())
        .Key(freeze => freeze.To, new DateShape())
        .Key(freeze => freeze.Reason, TextShape.Line("write a reason such as year end."))
        .Rule(EndsAfterItBegins);

    private static void EndsAfterItBegins(SectionReading<GateFreeze> freeze, ReadContext context)
    {
        if (freeze.Find(f => f.From) is { } from && freeze.Find(f => f.To) is { } to && to.Value < from.Value)
            context.Report(
                to.Place,
                ProblemCodes.FreezeEndsFirst,
                $"{freeze.Path} ends on {to.Value:yyyy-MM-dd}, before it begins on {from.Value:yyyy-MM-dd}.",
                "exchange the two dates, or correct one.");
    }
}
