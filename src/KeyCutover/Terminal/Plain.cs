using System.Globalization;
using System.Text;

namespace KeyCutover.Terminal;

/// <summary>
/// Text from elsewhere as a terminal may have it: plans and settings can hold characters that move the cursor, hide what stands there or turn its
/// order round, and an approver has to see what is asked.
/// </summary>
internal static class Plain
{
    // Unicode's pictures of the control characters begin here.
    private const char FirstPicture = '\u2400';
    private const char PictureOfDelete = '\u2421';

    /// <summary>The text with such characters shown as themselves; ends of lines and tabs stay.</summary>
    public static string Of(string? text)
    {
        if (text is null) return "";
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            // By itself it goes back to the beginning of the line and writes over it.
            var isLineEnd = text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n';
            plain.Append(!isLineEnd && IsUnruly(text[at]) ? PictureOf(text[at]) : text[at]);
        }

        return plain.ToString();
    }

    /// <summary>The same for Spectre's markup.</summary>
    public static string Markup(string? text) => Spectre.Console.Markup.Escape(Of(text));

    private static bool IsUnruly(char character) =>
        char.IsControl(character) && character is not ('\n' or '\t') || char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static char PictureOf(char character) => character switch
    {
        < ' ' => (char)(FirstPicture + character),
        '\u007f' => PictureOfDelete,
        _ => '\ufffd',
    };
}
