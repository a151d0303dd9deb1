namespace KeyCutover.Domain.Plans.Reading;

/// <summary>How a text of the file appears in a message: on one line, short, and not at all when it may be a secret.</summary>
internal static class Shown
{
    private const int Longest = 120;

    public static string Quoted(string text) =>
        SecretSigns.InText(text) ? $"(a text of {text.Length} characters, not shown because it looks like a secret)"
        : text.Length > Longest ? $"'{OneLine(text[..Longest])}...'"
        : $"'{OneLine(text)}'";

    public static string OneLine(string text) => new([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]);

    public static string List(IEnumerable<string> words)
    {
        var all = words.ToArray();
        return all.Length == 1 ? all[0] : $"{string.Join(", ", all[..^1])} or {all[^1]}";
    }
}
