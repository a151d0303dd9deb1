using System.Security.Cryptography;
using System.Text;
using KeyCutover.Domain.Journal;

namespace KeyCutover.EvidenceArchives.Files;

/// <summary>The plan file, byte for byte as it was submitted.</summary>
internal static class PlanBytes
{
    public static byte[] Of(RunSubmitted submitted)
    {
        var text = Encoding.UTF8.GetBytes(submitted.PlanText);
        // The journal keeps the text without the byte order mark that the file may have begun with; its hash tells.
        byte[] marked = [.. Encoding.UTF8.Preamble, .. text];
        return HashOf(marked) == submitted.PlanHash ? marked : text;
    }

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
