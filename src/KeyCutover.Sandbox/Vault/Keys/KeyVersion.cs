using System.Security.Cryptography;

namespace KeyCutover.Sandbox.Vault.Keys;

/// <summary>One version of a key. Its private half leaves the vault only with a saved state.</summary>
internal sealed record KeyVersion
{
    public const string EllipticCurve = "EC";
    public const string Rsa = "RSA";

    private static readonly int[] RsaSizes = [2048, 3072, 4096];

    public required string Version { get; init; }

    /// <summary>EC, which is on P-256 here, or RSA.</summary>
    public required string Type { get; init; }

    /// <summary>The key pair as PKCS#8.</summary>
    public required byte[] PrivateKey { get; init; }

    public required DateTimeOffset Created { get; init; }

    public bool Enabled { get; init; } = true;

    /// <summary>What may be done with it, whoever asks.</summary>
    public required IReadOnlyList<string> Operations { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong with a wish for a key; null when nothing is.</summary>
    public static string? Problem(string type, int size) => type switch
    {
        EllipticCurve => null,
        Rsa => RsaSizes.Contains(size) ? null : $"An RSA key has 2048, 3072 or 4096 bits, not {size}.",
        _ => $"There are keys of type EC and RSA, but not '{type}'.",
    };

    /// <summary>A new key; an elliptic one has no size to choose.</summary>
    public static KeyVersion Make(string type, int size, DateTimeOffset now) => new()
    {
        Version = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
        Type = type,
        PrivateKey = NewPair(type, size),
        Created = now,
        Operations = type == EllipticCurve ? ["sign", "verify"] : ["encrypt", "decrypt", "sign", "verify", "wrapKey", "unwrapKey"],
    };

    private static byte[] NewPair(string type, int size)
    {
        using AsymmetricAlgorithm pair = type == EllipticCurve ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : RSA.Create(size);
        return pair.ExportPkcs8PrivateKey();
    }
}
