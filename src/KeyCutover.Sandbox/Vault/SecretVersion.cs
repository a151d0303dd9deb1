using System.Text.Json.Nodes;

namespace KeyCutover.Sandbox.Vault;

/// <summary>One version of a secret.</summary>
internal sealed class SecretVersion
{
    public required string Version { get; init; }

    public required string Value { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Updated { get; set; }

    public bool Enabled { get; set; } = true;

    /// <summary>Key Vault only informs about it: the secret can be read before and after.</summary>
    public long? NotBefore { get; set; }

    /// <summary>As <see cref="NotBefore"/>.</summary>
    public long? Expires { get; set; }

    public string? ContentType { get; set; }

    public Dictionary<string, string> Tags { get; set; } = [];

    /// <summary>Takes over what the body of a PUT or PATCH says about the version; what it leaves out stays.</summary>
    public void Describe(JsonObject body, DateTimeOffset now)
    {
        if (body["attributes"] is JsonObject attributes)
        {
            Enabled = attributes["enabled"]?.GetValue<bool>() ?? Enabled;
            NotBefore = attributes["nbf"]?.GetValue<long>() ?? NotBefore;
            Expires = attributes["exp"]?.GetValue<long>() ?? Expires;
        }
        ContentType = body["contentType"]?.GetValue<string>() ?? ContentType;
        if (body["tags"] is JsonObject tags)
            Tags = tags.ToDictionary(tag => tag.Key, tag => tag.Value?.GetValue<string>() ?? string.Empty);
        Updated = now;
    }
}
