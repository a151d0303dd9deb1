using System.Security.Cryptography;

namespace KeyCutover.EvidenceArchives.Files;

/// <summary>One file of an evidence archive.</summary>
/// <param name="Name">Its path in the archive, with forward slashes.</param>
/// <param name="Content">Its bytes.</param>
public sealed record EvidenceFile(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>SHA-256 of its bytes; 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Content.Span));
}
