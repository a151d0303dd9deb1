using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using KeyCutover.Domain.Plans.Reading;

namespace KeyCutover.Domain.Plans.Shapes;

/// <summary>A date of this century.</summary>
internal sealed class DateShape : ScalarShape<DateOnly>
{
    protected override string Expected => "a date";

    protected override string Fix => "write year, month and day, such as 2026-12-18.";

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = "^20[0-9]{2}-[01][0-9]-[0-3][0-9]$" };

    protected override bool TryParse(ScalarNode scalar, string path, ReadContext context, [MaybeNullWhen(false)] out DateOnly value)
    {
        if (DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value) && value.Year is >= 2000 and < 2100) return true;

        context.Report(scalar.Place, ProblemCodes.BadDate, $"{path} must be {Expected}; it is {Shown.Quoted(scalar.Text)}.", Fix);
        return false;
    }
}
