using System.Globalization;
using System.Text;
using System.Text.Json;
using KeyCutover.Domain.Journal;

namespace KeyCutover.EvidenceArchives.Files;

/// <summary>A journal as JSON lines. The payload stays the very text that was hashed, as a string.</summary>
internal static class JournalLines
{
    private const string Milliseconds = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static byte[] Write(IEnumerable<JournalEntry> entries)
    {
        var text = new StringBuilder();
        foreach (var entry in entries) text.Append(LineOf(entry)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The entry that a line is; null when it is none, or not the very line that this class writes for it.</summary>
    public static JournalEntry? Read(string line)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Line>(line, EvidenceJson.Line);
            if (read is not { RunId: { } run, At: { } at, Payload: { } payload, PreviousHash: { } previous, Hash: { } hash }) return null;
            if (!DateTimeOffset.TryParseExact(at, Milliseconds, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return null;
            var entry = new JournalEntry(run, read.Sequence, time, payload, previous, hash);
            return LineOf(entry) == line ? entry : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string LineOf(JournalEntry entry) => JsonSerializer.Serialize(
        new Line(entry.RunId, entry.Sequence, entry.At.ToUniversalTime().ToString(Milliseconds, CultureInfo.InvariantCulture), entry.At.ToUnixTimeMilliseconds(),
            entry.Payload, entry.PreviousHash, entry.Hash),
        EvidenceJson.Line);

    /// <summary>The time stands there twice: for people, and as it is hashed.</summary>
    private sealed record Line(string? RunId, long Sequence, string? At, long UnixMilliseconds, string? Payload, string? PreviousHash, string? Hash);
}
