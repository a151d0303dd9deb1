namespace Azure.Security.KeyVault.Keys.Cryptography;

/// <summary>A signature that a key in Key Vault made.</summary>
public class SignResult
{
    internal SignResult(string keyId, byte[] signature, SignatureAlgorithm algorithm) => (KeyId, Signature, Algorithm) = (keyId, signature, algorithm);

    /// <summary>The key, with its version.</summary>
    public string KeyId { get; }

    /// <summary>The signature.</summary>
    public byte[] Signature { get; }

    /// <summary>How it was made.</summary>
    public SignatureAlgorithm Algorithm { get; }
}
