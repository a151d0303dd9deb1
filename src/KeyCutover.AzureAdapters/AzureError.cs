using System.Text.Json;
using KeyCutover.AzureAdapters.Connections;

namespace KeyCutover.AzureAdapters;

/// <summary>
/// What an error body says. Most of Azure answers <c>{"error":{"code","message"}}</c>; App Service answers <c>{"Code","Message"}</c>, and the
/// model gateway <c>{"statusCode","message"}</c> for a token that it does not take.
/// </summary>
/// <param name="Code">The code; null when the body has none.</param>
/// <param name="InnerCode">Key Vault's finer code; null when there is none.</param>
/// <param name="Message">The message, without anything that looks like a secret.</param>
internal sealed record AzureError(string? Code, string? InnerCode, string? Message)
{
    private const int LongestMessage = 400;

    public static readonly AzureError None = new(null, null, null);

    public static AzureError Read(int status, BinaryData? content)
    {
        var body = JsonReading.ParseOrNothing(content);
        var error = body.Child("error");
        if (error.ValueKind == JsonValueKind.Object)
        {
            return new AzureError(error.Text("code"), error.Child("innererror").Text("code"), Readable(error.Text("message")));
        }

        if (body.Text("Code") is { } code) return new AzureError(code, null, Readable(body.Text("Message")));
        // Entra answers the token request of a client that signs in with an error that is text.
        if (error.ValueKind == JsonValueKind.String) return new AzureError(error.GetString(), null, Readable(body.Text("error_description")));
        if (body.Number("statusCode") is not null) return new AzureError(status.ToString(), null, Readable(body.Text("message")));
        return None;
    }

    /// <summary>The first paragraph, masked and cut: what follows is request ids, headers and content.</summary>
    public static string? Readable(string? message)
    {
        if (SecretMask.Apply(message?.Trim()) is not { Length: > 0 } masked) return null;
        var first = masked.ReplaceLineEndings("\n").Split("\n")[0].Trim();
        return first.Length <= LongestMessage ? first : first[..LongestMessage] + "...";
    }
}
