using System.Security.Cryptography;

namespace KeyCutover.Sandbox.Vault.Keys;

/// <summary>Signs and checks digests by the algorithms that JSON Web Algorithms name. Elliptic signatures are the two numbers one after the other, as there.</summary>
internal sealed record SignatureAlgorithm(string Name, string KeyType, HashAlgorithmName Hash, int DigestLength, RSASignaturePadding? Padding)
{
    private static readonly IReadOnlyList<SignatureAlgorithm> All =
    [
        new("ES256", KeyVersion.EllipticCurve, HashAlgorithmName.SHA256, 32, null),
        new("RS256", KeyVersion.Rsa, HashAlgorithmName.SHA256, 32, RSASignaturePadding.Pkcs1),
        new("RS384", KeyVersion.Rsa, HashAlgorithmName.SHA384, 48, RSASignaturePadding.Pkcs1),
        new("RS512", KeyVersion.Rsa, HashAlgorithmName.SHA512, 64, RSASignaturePadding.Pkcs1),
        new("PS256", KeyVersion.Rsa, HashAlgorithmName.SHA256, 32, RSASignaturePadding.Pss),
        new("PS384", KeyVersion.Rsa, HashAlgorithmName.SHA384, 48, RSASignaturePadding.Pss),
        new("PS512", KeyVersion.Rsa, HashAlgorithmName.SHA512, 64, RSASignaturePadding.Pss),
    ];

    public static SignatureAlgorithm? Find(string name) => All.FirstOrDefault(algorithm => algorithm.Name == name);

    public byte[] Sign(KeyVersion key, byte[] digest)
    {
        if (Padding is null)
        {
            using var curve = ECDsa.Create();
            curve.ImportPkcs8PrivateKey(key.PrivateKey, out _);
            return curve.SignHash(digest);
        }
        using var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(key.PrivateKey, out _);
        return rsa.SignHash(digest, Hash, Padding);
    }

    public bool Verify(KeyVersion key, byte[] digest, byte[] signature)
    {
        if (Padding is null)
        {
            using var curve = ECDsa.Create();
            curve.ImportPkcs8PrivateKey(key.PrivateKey, out _);
            return curve.VerifyHash(digest, signature);
        }
        using var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(key.PrivateKey, out _);
        return rsa.VerifyHash(digest, signature, Hash, Padding);
    }
}
