using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using KeyCutover.Domain.Plans.Reading;

namespace KeyCutover.Domain.Plans.Shapes;

/// <summary>A time of day, to the minute.</summary>
internal sealed class TimeShape : ScalarShape<TimeOnly>
{
    private const string Form = "HH:mm";

    protected override string Expected => "a time of day";

    protected override string Fix => "write hours and minutes in quotes, \"00:00\" to \"23:59\"; \"00:00\" as an end is midnight.";

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = "^([01][0-9]|2[0-3]):[0-5][0-9]$" };

    public override JsonNode? Write(TimeOnly value) => value.ToString(Form, CultureInfo.InvariantCulture);

    protected override bool TryParse(ScalarNode scalar, string path, ReadContext context, [MaybeNullWhen(false)] out TimeOnly value)
    {
        if (TimeOnly.TryParseExact(scalar.Text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out value)) return true;

        context.Report(scalar.Place, ProblemCodes.BadTime, $"{path} must be {Expected}; it is {Shown.Quoted(scalar.Text)}.", Fix);
        return false;
    }
}
