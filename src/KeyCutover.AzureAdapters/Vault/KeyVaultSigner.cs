using System.Formats.Asn1;
using System.Numerics;
using Azure.Security.KeyVault.Keys.Cryptography;
using KeyCutover.Domain.Signing;

namespace KeyCutover.AzureAdapters.Vault;

/// <summary>Signs with a key that stays in Key Vault.</summary>
internal sealed class KeyVaultSigner(CryptographyClient client, EvidenceKey key) : IEvidenceSigner
{
    public EvidenceKey PublicKey => key;

    public async Task<EvidenceSignature> SignAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var signed = await client.SignDataAsync(SignatureAlgorithm.ES256, bytes.ToArray(), cancellation);
        return new EvidenceSignature(key, ToDer(signed.Signature));
    }

    /// <summary>Key Vault gives r and s side by side (RFC 7518); whoever verifies evidence expects them as an ASN.1 sequence.</summary>
    internal static byte[] ToDer(ReadOnlySpan<byte> signature)
    {
        var half = signature.Length / 2;
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new BigInteger(signature[..half], isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(new BigInteger(signature[half..], isUnsigned: true, isBigEndian: true));
        }

        return writer.Encode();
    }
}
