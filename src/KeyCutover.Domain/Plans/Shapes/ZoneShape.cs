using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using KeyCutover.Domain.Plans.Reading;
using NodaTime;
using NodaTime.TimeZones;

namespace KeyCutover.Domain.Plans.Shapes;

/// <summary>The IANA name of a time zone, as the copy of the database knows it that comes with the product: a plan means the same on every machine.</summary>
internal sealed class ZoneShape : ScalarShape<string>
{
    protected override string Expected => "the IANA name of a time zone";

    protected override string Fix => "write an IANA name, such as Europe/Stockholm or UTC.";

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = "^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}$" };

    protected override bool TryParse(ScalarNode scalar, string path, ReadContext context, [MaybeNullWhen(false)] out string value)
    {
        value = scalar.Text;
        if (DateTimeZoneProviders.Tzdb.Ids.Contains(scalar.Text)) return true;

        if (!TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(scalar.Text, out var meant))
            meant = NearestWord.To(scalar.Text, DateTimeZoneProviders.Tzdb.Ids);
        context.Report(
            scalar.Place, ProblemCodes.UnknownZone, $"{path} must be {Expected}; it is {Shown.Quoted(scalar.Text)}.", meant is null ? Fix : $"did you mean {meant}?");
        return false;
    }
}
