using System.Text.RegularExpressions;

namespace KeyCutover.Domain.Plans.Reading;

/// <summary>
/// By what a secret in a plan is known. Errs on the side of secrecy: a plan is shown to approvers, hashed into evidence and kept in
/// source control.
/// </summary>
internal static partial class SecretSigns
{
    /// <summary>Whether the text alone looks like a key, a token or a connection string, wherever it stands.</summary>
    public static bool InText(string text) =>
        Credential().IsMatch(text) || KeyShaped().Matches(text).Any(match => HasDigitsAndLetters(match.Value));

    /// <summary>Whether a setting of this name and value holds a secret rather than a reference to one.</summary>
    public static bool InSetting(string name, string value)
    {
        if (KeyVaultReference().IsMatch(value)) return false;
        return InText(value) || (SecretName().IsMatch(name) && !ShortWord().IsMatch(value) && !IsPlainUrl(value));
    }

    private static bool HasDigitsAndLetters(string text) => text.Any(char.IsAsciiDigit) && text.Any(char.IsAsciiLetter);

    private static bool IsPlainUrl(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        && url.UserInfo.Length == 0
        && url.Query.Length == 0;

    /// <summary>32 hexadecimal digits, as account keys had for years; the 84 letters and digits that they have now; JSON web tokens; base64.</summary>
    [GeneratedRegex("(?<![A-Za-z0-9])([0-9a-fA-F]{32,}|[A-Za-z0-9]{40,}|eyJ[A-Za-z0-9_-]{20,})(?![A-Za-z0-9])|^[A-Za-z0-9+/]{40,}={0,2}$")]
    private static partial Regex KeyShaped();

    /// <summary>Connection strings, signed addresses, addresses with a password, authorization headers, private keys.</summary>
    [GeneratedRegex(
        @"(AccountKey|SharedAccessKey|SharedAccessSignature|Password|Pwd|api-key|[?&]sig|[?&]code)\s?[=:]|://[^/\s:@]+:[^/\s@]+@|Bearer\s|-----BEGIN",
        RegexOptions.IgnoreCase)]
    private static partial Regex Credential();

    [GeneratedRegex("KEY|SECRET|PASSWORD|TOKEN|CONNECTION[_:.]*STRING", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"^@Microsoft\.KeyVault\([^()]+\)$", RegexOptions.IgnoreCase)]
    private static partial Regex KeyVaultReference();

    /// <summary>Words such as <c>managed-identity</c>, and small numbers, as in <c>MAX_TOKENS: 4096</c>.</summary>
    [GeneratedRegex("^([A-Za-z][A-Za-z-]{0,23}|[0-9]{0,6})$")]
    private static partial Regex ShortWord();
}
