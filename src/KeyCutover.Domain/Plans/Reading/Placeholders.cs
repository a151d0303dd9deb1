using System.Text.RegularExpressions;

namespace KeyCutover.Domain.Plans.Reading;

/// <summary>Finds what somebody meant to fill in and did not.</summary>
internal static partial class Placeholders
{
    /// <summary>The first placeholder in <paramref name="text"/>, or null.</summary>
    public static string? In(string text) => Pattern().Match(text) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(@"<[A-Za-z][^<>\r\n]*>|\{\{[^{}\r\n]*\}\}|\bTODO\b|00000000-0000-0000-0000-000000000000")]
    private static partial Regex Pattern();
}
