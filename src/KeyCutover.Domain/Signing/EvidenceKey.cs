using System.Security.Cryptography;

namespace KeyCutover.Domain.Signing;

/// <summary>The public half of a key that signs evidence: elliptic curve P-256.</summary>
public sealed class EvidenceKey
{
    private readonly byte[] subjectPublicKeyInfo;

    private EvidenceKey(byte[] subjectPublicKeyInfo) => this.subjectPublicKeyInfo = subjectPublicKeyInfo;

    /// <summary>SHA-256 of its SubjectPublicKeyInfo (DER); 64 lower-case hexadecimal digits.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData(subjectPublicKeyInfo));

    /// <summary>The key as PEM, as openssl takes it.</summary>
    public string Pem => PemEncoding.WriteString("PUBLIC KEY", subjectPublicKeyInfo) + "\n";

    /// <summary>The public half of <paramref name="key"/>.</summary>
    public static EvidenceKey Of(ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new EvidenceKey(key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>Reads a public key from PEM; null when it is none of curve P-256.</summary>
    public static EvidenceKey? Read(string pem)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(pem);
            return IsP256(key) ? Of(key) : null;
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Whether the signature (ES256, DER) is this key's over these bytes.</summary>
    public bool Verifies(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(subjectPublicKeyInfo, out _);
        try
        {
            return key.VerifyData(bytes, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Whether a key is of the one curve that evidence is signed with.</summary>
    public static bool IsP256(ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        // Platforms name a curve by one or by the other.
        return key.ExportParameters(includePrivateParameters: false).Curve.Oid is { } curve
            && (curve.Value == ECCurve.NamedCurves.nistP256.Oid.Value || curve.FriendlyName == ECCurve.NamedCurves.nistP256.Oid.FriendlyName);
    }
}
