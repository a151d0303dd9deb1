using System.Text.Json.Nodes;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Vault;

/// <summary>Secrets as Key Vault writes them.</summary>
internal static class SecretBodies
{
    /// <summary>A version with its value.</summary>
    public static JsonObject WithValue(KeyVault vault, string name, SecretVersion version)
    {
        var body = Bundle(vault, name, version);
        body["value"] = version.Value;
        return body;
    }

    /// <summary>A version without its value, as PATCH and the list of versions answer.</summary>
    public static JsonObject Bundle(KeyVault vault, string name, SecretVersion version) => Describe(vault, version, $"{Base(vault)}secrets/{name}/{version.Version}");

    /// <summary>The newest version, under an id without version, as the list of secrets has it.</summary>
    public static JsonObject Item(KeyVault vault, StoredSecret secret) => Describe(vault, secret.Current, $"{Base(vault)}secrets/{secret.Name}");

    public static JsonObject Deleted(KeyVault vault, StoredSecret secret, bool asItem)
    {
        var body = asItem ? Item(vault, secret) : Bundle(vault, secret.Name, secret.Current);
        body["recoveryId"] = $"{Base(vault)}deletedsecrets/{secret.Name}";
        body["deletedDate"] = secret.DeletedAt!.Value.ToUnixTimeSeconds();
        body["scheduledPurgeDate"] = secret.DeletedAt.Value.AddDays(vault.SoftDeleteDays).ToUnixTimeSeconds();
        return body;
    }

    private static string Base(KeyVault vault) => Origins.Vault(vault.Port);

    private static JsonObject Describe(KeyVault vault, SecretVersion version, string id)
    {
        var attributes = new JsonObject
        {
            ["enabled"] = version.Enabled,
            ["created"] = version.Created.ToUnixTimeSeconds(),
            ["updated"] = version.Updated.ToUnixTimeSeconds(),
            ["recoveryLevel"] = vault.SoftDeleteDays == 90 ? "Recoverable+Purgeable" : "CustomizedRecoverable+Purgeable",
            ["recoverableDays"] = vault.SoftDeleteDays,
        };
        if (version.NotBefore is { } notBefore)
            attributes["nbf"] = notBefore;
        if (version.Expires is { } expires)
            attributes["exp"] = expires;

        var body = new JsonObject { ["id"] = id, ["attributes"] = attributes };
        if (version.ContentType is { } contentType)
            body["contentType"] = contentType;
        if (version.Tags.Count > 0)
            body["tags"] = new JsonObject(version.Tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));
        return body;
    }
}
