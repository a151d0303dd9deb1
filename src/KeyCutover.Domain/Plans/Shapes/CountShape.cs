using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using KeyCutover.Domain.Plans.Reading;

namespace KeyCutover.Domain.Plans.Shapes;

/// <summary>A whole number from 1 to <paramref name="most"/>.</summary>
internal sealed class CountShape(int most) : Shape<int>
{
    public override string Hint => $"1 to {most}.";

    public override JsonObject Schema() => new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = most };

    public override JsonNode? Write(int value) => value;

    public override bool TryRead(PlanNode node, string path, ReadContext context, [MaybeNullWhen(false)] out int value)
    {
        value = 0;
        var fix = $"write a whole number from 1 to {most}.";
        if (node is not ScalarNode { Meaning: ScalarMeaning.Number } scalar)
            ReportWrongType(node, path, "a whole number", fix, context);
        else if (!scalar.Text.All(char.IsAsciiDigit))
            context.Report(scalar.Place, ProblemCodes.WrongType, $"{path} must be a whole number; it is {Shown.Quoted(scalar.Text)}.", fix);
        else if (!int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out value) || value < 1 || value > most)
            context.Report(scalar.Place, ProblemCodes.OutOfRange, $"{path} is {Shown.OneLine(scalar.Text)}, outside 1 to {most}.", fix);
        else
            return true;
        return false;
    }
}
