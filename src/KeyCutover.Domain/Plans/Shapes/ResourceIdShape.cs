using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KeyCutover.Domain.Plans.Reading;

namespace KeyCutover.Domain.Plans.Shapes;

/// <summary>The id of a resource of one type.</summary>
internal sealed class ResourceIdShape : ScalarShape<AzureResourceId>
{
    /// <summary>No character that would change the request when the id becomes part of an address.</summary>
    private const string Segment = @"[^/\\?#%<>{}\s]+";

    private readonly string type;
    private readonly string pattern;
    private readonly Regex regex;

    public ResourceIdShape(string type)
    {
        this.type = type;
        var group = $"/{AnyCase("subscriptions")}/{GuidShape.Digits}/{AnyCase("resourceGroups")}/{Segment}";
        pattern = $"^{group}/{AnyCase("providers")}/{AnyCase(type)}/{Segment}$";
        regex = new Regex(pattern, RegexOptions.CultureInvariant);
    }

    protected override string Expected => $"the resource id of a {type}";

    protected override string Fix => $"write /subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/{type}/NAME.";

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = pattern };

    protected override bool TryParse(ScalarNode scalar, string path, ReadContext context, [MaybeNullWhen(false)] out AzureResourceId value)
    {
        if (AzureResourceId.TryParse(scalar.Text, out value) && !value.IsOfType(type))
        {
            context.Report(scalar.Place, ProblemCodes.WrongResourceType, $"{path} must be a {type}; it is a {Shown.OneLine(value.Type)}.", Fix);
            return false;
        }

        if (value is null || !regex.IsMatch(scalar.Text) || scalar.Text.EndsWith('\n'))
        {
            context.Report(scalar.Place, ProblemCodes.BadResourceId, $"{path} must be {Expected}; it is {Shown.Quoted(scalar.Text)}.", Fix);
            return false;
        }

        return true;
    }

    /// <summary>JSON Schema has no "ignore case", and Azure writes its own ids in several ways.</summary>
    private static string AnyCase(string text) =>
        string.Concat(text.Select(c =>
            char.IsAsciiLetter(c) ? $"[{char.ToUpperInvariant(c)}{char.ToLowerInvariant(c)}]"
            : c == '.' ? @"\."
            : $"{c}"));
}
