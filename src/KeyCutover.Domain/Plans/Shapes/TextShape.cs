using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KeyCutover.Domain.Plans.Reading;

namespace KeyCutover.Domain.Plans.Shapes;

/// <summary>A text of one line that follows a pattern.</summary>
internal sealed class TextShape(string expected, string pattern, string fix) : ScalarShape<string>
{
    public static readonly TextShape Name = new(
        "lower-case letters, digits and dashes, 3 to 64 of them", "^[a-z0-9-]{3,64}$", "write a name such as claims-chatbot.");

    public static readonly TextShape Mail = new(
        "a mail address", @"^[^@\s]+@[^@\s]+\.[^@\s]+$", "write an address such as claims-platform@pinegate.example.");

    public static readonly TextShape SettingName = new(
        "letters, digits, '.', '_' and ':' only", "^[A-Za-z0-9._:]+$", "write the app setting's name, such as AZURE_OPENAI_API_KEY.");

    /// <summary>A path on the caller's own host: one leading slash, since two would name another host.</summary>
    public static readonly TextShape RequestPath = new(
        "a path that starts with one '/'", @"^/(?![/\\])[!-~]*$", "write a path such as /health/model.");

    private readonly Regex regex = new(pattern, RegexOptions.CultureInvariant);

    public static TextShape Line(string fix) => new("one line of 1 to 128 characters", @"^\S(.{0,126}\S)?$", fix);

    protected override string Expected => expected;

    protected override string Fix => fix;

    protected override string FixWhenUnquoted => $"put it in quotes, or {fix}";

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = pattern };

    protected override bool TryParse(ScalarNode scalar, string path, ReadContext context, [MaybeNullWhen(false)] out string value)
    {
        value = scalar.Text;
        if (SecretSigns.InText(scalar.Text))
            context.Report(scalar.Place, ProblemCodes.Secret, $"{path} looks like a secret (not shown).", $"renew that secret, and {fix}");
        // .NET's $ also matches before a line's end, which block scalars have.
        else if (!regex.IsMatch(scalar.Text) || scalar.Text.Any(char.IsControl))
            context.Report(scalar.Place, ProblemCodes.BadFormat, $"{path} must be {expected}; it is {Shown.Quoted(scalar.Text)}.", fix);
        else
            return true;
        return false;
    }
}
