using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using KeyCutover.Domain.Plans.Reading;

namespace KeyCutover.Domain.Plans.Shapes;

/// <summary>A GUID in its common form.</summary>
internal class GuidShape(string fix) : ScalarShape<Guid>
{
    public const string Digits = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

    private const int Length = 36;

    protected override string Expected => "a GUID";

    protected override string Fix => fix;

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = $"^{Digits}$" };

    public override JsonNode? Write(Guid value) => value.ToString("D");

    protected override bool TryParse(ScalarNode scalar, string path, ReadContext context, [MaybeNullWhen(false)] out Guid value)
    {
        // TryParseExact trims; a plan is read as it is written.
        if (Guid.TryParseExact(scalar.Text, "D", out value) && scalar.Text.Length == Length) return true;

        context.Report(scalar.Place, ProblemCodes.BadGuid, $"{path} must be a GUID; it is {Shown.Quoted(scalar.Text)}.", FixFor(scalar.Text));
        return false;
    }

    /// <summary>What to write instead of <paramref name="text"/>.</summary>
    protected virtual string FixFor(string text) => Fix;
}
