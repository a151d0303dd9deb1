using System.Security.Cryptography;
using System.Text.Json;
using KeyCutover.ResourceManager.Requests;

namespace Azure.Security.KeyVault.Keys;

/// <summary>A key, without its private part.</summary>
public class KeyVaultKey
{
    internal KeyVaultKey(JsonWebKey key) => Key = key;

    /// <summary>Its identifier, with the version.</summary>
    public Uri Id => new(Key.Id);

    /// <summary>The key itself.</summary>
    public JsonWebKey Key { get; }
}

/// <summary>A key in the form of RFC 7517.</summary>
public class JsonWebKey
{
    private readonly string? curve;
    private readonly byte[]? x;
    private readonly byte[]? y;

    internal JsonWebKey(JsonElement key)
    {
        Id = key.Text("kid") ?? throw new JsonException("A key has no identifier.");
        curve = key.Text("crv");
        x = Bytes(key.Text("x"));
        y = Bytes(key.Text("y"));
    }

    /// <summary>Its identifier, with the version.</summary>
    public string Id { get; }

    /// <summary>The key for verifying.</summary>
    /// <exception cref="InvalidOperationException">It is no key of an elliptic curve that is known here.</exception>
    public ECDsa ToECDsa(bool includePrivateParameters = false)
    {
        if (includePrivateParameters) throw new NotSupportedException("This stand-in reads public keys.");
        if (curve != "P-256" || x is null || y is null) throw new InvalidOperationException($"'{Id}' is no P-256 key.");
        return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } });
    }

    private static byte[]? Bytes(string? text) => text is null ? null : System.Buffers.Text.Base64Url.DecodeFromChars(text);
}
