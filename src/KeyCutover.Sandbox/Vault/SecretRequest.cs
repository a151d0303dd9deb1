using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KeyCutover.Sandbox.Vault;

/// <summary>Reads and checks the body of a PUT or PATCH.</summary>
internal static class SecretRequest
{
    private const int MaxValueBytes = 25 * 1024;
    private const int MaxContentType = 255;
    private const int MaxTags = 15;

    public static async Task<JsonObject?> ReadAsync(HttpContext context)
    {
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What is wrong with the name of a secret or a key; null when nothing is.</summary>
    public static VaultError? CheckName(string name) =>
        name.Length is 0 or > 127 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? VaultError.BadParameter($"The request URI contains an invalid name: {name}") : null;

    /// <summary>What is wrong with a body; null when nothing is.</summary>
    public static VaultError? Check(string name, JsonObject? body, bool needsValue)
    {
        if (CheckName(name) is { } wrongName)
            return wrongName;
        if (body is null)
            return VaultError.BadParameter("The request body is missing or is not valid JSON.");
        if (needsValue && body["value"]?.GetValueKind() != JsonValueKind.String)
            return VaultError.BadParameter("Property value is required.");
        if (needsValue && Encoding.UTF8.GetByteCount(body["value"]!.GetValue<string>()) > MaxValueBytes)
            return VaultError.BadParameter($"The secret value is too long: at most {MaxValueBytes} bytes are allowed.");
        if (body["contentType"]?.GetValue<string>().Length > MaxContentType)
            return VaultError.BadParameter($"Property contentType has a maximum length of {MaxContentType} characters.");
        return body["tags"] is JsonObject { Count: > MaxTags } ? VaultError.BadParameter($"Property tags has a maximum of {MaxTags} entries.") : null;
    }
}
