using System.Security.Cryptography;
using System.Text;
using KeyCutover.Domain.Secrets;

namespace KeyCutover.Worker.Notifications;

/// <summary>Signs messages as Standard Webhooks does, so that receivers can verify them with its libraries.</summary>
internal static class WebhookSignature
{
    public const string IdHeader = "webhook-id";

    public const string TimestampHeader = "webhook-timestamp";

    public const string SignatureHeader = "webhook-signature";

    private const string Prefix = "whsec_";
    private const int ShortestKey = 24;
    private const int LongestKey = 64;

    /// <summary>Whether the secret is written as Standard Webhooks wants it: <c>whsec_</c> and 24 to 64 bytes in base64.</summary>
    public static bool IsKey(SecretValue secret) => KeyOf(secret) is not null;

    /// <summary>The signatures over a message, one for each secret, separated by spaces: a receiver accepts any of them.</summary>
    public static string Sign(IEnumerable<SecretValue> secrets, string id, long timestamp, string body)
    {
        var content = Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}");
        return string.Join(' ', secrets.Select(secret => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(KeyOf(secret)!, content))}"));
    }

    private static byte[]? KeyOf(SecretValue secret)
    {
        var text = secret.Reveal();
        if (!text.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var key = new byte[LongestKey + 2];
        return Convert.TryFromBase64String(text[Prefix.Length..], key, out var length) && length is >= ShortestKey and <= LongestKey ? key[..length] : null;
    }
}
