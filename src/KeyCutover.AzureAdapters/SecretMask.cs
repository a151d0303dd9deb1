using System.Text.RegularExpressions;

namespace KeyCutover.AzureAdapters;

/// <summary>Masks whatever looks like a key or a token in text that a service or an application wrote.</summary>
internal static partial class SecretMask
{
    private const string Mask = "[masked]";

    /// <summary>The text without anything that looks like a secret; GUIDs, names and resource ids stay readable.</summary>
    public static string? Apply(string? text) => text is null ? null : Run().Replace(Token().Replace(text, Mask), MaskIfRandom);

    private static string MaskIfRandom(Match match)
    {
        // Names are words joined by dashes, ids are names joined by slashes; in a key the pieces between them are long and mixed.
        char[] joints = IsPath(match.Value) ? ['-', '/'] : ['-'];
        return match.Value.Split(joints).Any(LooksRandom) ? Mask : match.Value;
    }

    private static bool IsPath(string text) => text.StartsWith('/') || text.Contains("/subscriptions/") || text.Contains("/providers/");

    private static bool LooksRandom(string piece) => piece.Length >= 20 && piece.Any(char.IsAsciiDigit) && piece.Any(char.IsAsciiLetter);

    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*")]
    private static partial Regex Token();

    [GeneratedRegex("[A-Za-z0-9+/=_-]{32,}")]
    private static partial Regex Run();
}
