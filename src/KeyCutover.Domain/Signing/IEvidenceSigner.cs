namespace KeyCutover.Domain.Signing;

/// <summary>Signs evidence with a key that it holds or can reach.</summary>
public interface IEvidenceSigner
{
    /// <summary>The public half of its key.</summary>
    EvidenceKey PublicKey { get; }

    /// <summary>Signs bytes with ES256 (ECDSA over P-256 and SHA-256).</summary>
    Task<EvidenceSignature> SignAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation);
}

/// <summary>A signature and whose it is.</summary>
/// <param name="Key">The key that made it.</param>
/// <param name="Der">The signature as the ASN.1 sequence of r and s, which is what openssl, cosign and in-toto take for ECDSA.</param>
public sealed record EvidenceSignature(EvidenceKey Key, ReadOnlyMemory<byte> Der);
