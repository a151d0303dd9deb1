using System.Security.Cryptography;
using System.Text.Json.Nodes;
using KeyCutover.Sandbox.World;
using Microsoft.IdentityModel.Tokens;

namespace KeyCutover.Sandbox.Vault.Keys;

/// <summary>Keys as Key Vault writes them: the public half as a JSON Web Key.</summary>
internal static class KeyBodies
{
    public static string IdOf(KeyVault vault, StoredKey key, KeyVersion version) => $"{Origins.Vault(vault.Port)}keys/{key.Name}/{version.Version}";

    public static JsonObject Bundle(KeyVault vault, StoredKey key, KeyVersion version)
    {
        var web = PublicHalf(version);
        web["kid"] = IdOf(vault, key, version);
        web["kty"] = version.Type;
        web["key_ops"] = new JsonArray([.. version.Operations.Select(operation => JsonValue.Create(operation))]);
        var body = new JsonObject
        {
            ["key"] = web,
            ["attributes"] = new JsonObject
            {
                ["enabled"] = version.Enabled,
                ["created"] = version.Created.ToUnixTimeSeconds(),
                ["updated"] = version.Created.ToUnixTimeSeconds(),
                ["recoveryLevel"] = vault.SoftDeleteDays == 90 ? "Recoverable+Purgeable" : "CustomizedRecoverable+Purgeable",
                ["recoverableDays"] = vault.SoftDeleteDays,
                ["exportable"] = false,
            },
        };
        if (version.Tags.Count > 0)
            body["tags"] = new JsonObject(version.Tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));
        return body;
    }

    private static JsonObject PublicHalf(KeyVersion version)
    {
        if (version.Type == KeyVersion.EllipticCurve)
        {
            using var curve = ECDsa.Create();
            curve.ImportPkcs8PrivateKey(version.PrivateKey, out _);
            var point = curve.ExportParameters(false).Q;
            return new JsonObject { ["crv"] = "P-256", ["x"] = Base64UrlEncoder.Encode(point.X), ["y"] = Base64UrlEncoder.Encode(point.Y) };
        }
        using var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(version.PrivateKey, out _);
        var numbers = rsa.ExportParameters(false);
        return new JsonObject { ["n"] = Base64UrlEncoder.Encode(numbers.Modulus), ["e"] = Base64UrlEncoder.Encode(numbers.Exponent) };
    }
}
