using System.Text;
using System.Text.Json.Serialization;
using KeyCutover.Domain.Signing;

namespace KeyCutover.EvidenceArchives.Signing;

/// <summary>A Dead Simple Signing Envelope, version 1: https://github.com/secure-systems-lab/dsse.</summary>
internal sealed record DsseEnvelope(string Payload, string PayloadType, IReadOnlyList<DsseSignature> Signatures)
{
    public const string InToto = "application/vnd.in-toto+json";

    /// <summary>Signs a statement.</summary>
    public static async Task<DsseEnvelope> SignAsync(ReadOnlyMemory<byte> statement, IEvidenceSigner signer, CancellationToken cancellation)
    {
        var signature = await signer.SignAsync(PreAuthEncoding(InToto, statement.Span), cancellation);
        return new(Convert.ToBase64String(statement.Span), InToto, [new(signature.Key.Id, Convert.ToBase64String(signature.Der.Span))]);
    }

    /// <summary>What is signed: <c>DSSEv1 LENGTH TYPE LENGTH PAYLOAD</c>, lengths in bytes.</summary>
    public static byte[] PreAuthEncoding(string payloadType, ReadOnlySpan<byte> payload)
    {
        var type = Encoding.UTF8.GetBytes(payloadType);
        return [.. Encoding.ASCII.GetBytes($"DSSEv1 {type.Length} "), .. type, .. Encoding.ASCII.GetBytes($" {payload.Length} "), .. payload];
    }
}

/// <summary>One signature of an envelope.</summary>
/// <param name="KeyId">Which key made it: <see cref="EvidenceKey.Id"/>.</param>
/// <param name="Sig">The signature, Base64 of its DER form.</param>
internal sealed record DsseSignature([property: JsonPropertyName("keyid")] string KeyId, string Sig);
