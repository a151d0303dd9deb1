using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.IdentityModel.Tokens;

namespace KeyCutover.Sandbox.Vault.Keys;

/// <summary>The body of a request for a new key.</summary>
internal sealed record CreateKeyRequest(
    [property: JsonPropertyName("kty")] string? Type,
    [property: JsonPropertyName("crv")] string? Curve,
    [property: JsonPropertyName("key_size")] int? Size,
    [property: JsonPropertyName("key_ops")] IReadOnlyList<string>? Operations,
    [property: JsonPropertyName("attributes")] JsonObject? Attributes,
    [property: JsonPropertyName("tags")] Dictionary<string, string>? Tags);

/// <summary>The body of a request to sign, or to check; to sign, the digest is called the value.</summary>
internal sealed record SignatureRequest(
    [property: JsonPropertyName("alg")] string? Algorithm,
    [property: JsonPropertyName("value")] string? Value,
    [property: JsonPropertyName("digest")] string? Digest);

internal static class KeyRequests
{
    /// <summary>The body; null when it is not what it should be.</summary>
    public static async Task<T?> ReadAsync<T>(HttpContext context)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, cancellationToken: context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What a text in Base64url stands for; null when it is none.</summary>
    public static byte[]? Decode(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : Base64UrlEncoder.DecodeBytes(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
