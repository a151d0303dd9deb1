using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Domain.Journal;

/// <summary>One line of a run's append-only journal, chained to the line before it.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Sequence">Its place, from 1 without gaps.</param>
/// <param name="At">When it was written.</param>
/// <param name="Payload">The event as JSON, exactly as it was hashed.</param>
/// <param name="PreviousHash">The hash of the entry before; 64 zeros for the first.</param>
/// <param name="Hash">SHA-256 over run, sequence, time, payload and the previous hash; 64 lower-case hexadecimal digits.</param>
public sealed record JournalEntry(string RunId, long Sequence, DateTimeOffset At, string Payload, string PreviousHash, string Hash)
{
    /// <summary>What stands for the hash before the first entry.</summary>
    public static readonly string NoHash = new('0', 64);

    /// <summary>The event.</summary>
    /// <exception cref="JsonException">The payload is not one that this version knows.</exception>
    public RunEvent Event => JsonSerializer.Deserialize<RunEvent>(Payload, StepJson.Options) ?? throw new JsonException("An entry is empty.");

    /// <summary>Makes the entry that follows <paramref name="previous"/> (null for the first).</summary>
    public static JournalEntry Next(string runId, JournalEntry? previous, DateTimeOffset at, RunEvent happened)
    {
        var payload = JsonSerializer.Serialize(happened, StepJson.Options);
        var sequence = (previous?.Sequence ?? 0) + 1;
        var previousHash = previous?.Hash ?? NoHash;
        // Stores keep the time to the millisecond; what is hashed must survive that.
        at = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
        return new JournalEntry(runId, sequence, at, payload, previousHash, HashOf(runId, sequence, at, payload, previousHash));
    }

    /// <summary>Whether the entry is intact and follows <paramref name="previous"/>.</summary>
    public bool Follows(JournalEntry? previous) =>
        Sequence == (previous?.Sequence ?? 0) + 1
        && PreviousHash == (previous?.Hash ?? NoHash)
        && Hash == HashOf(RunId, Sequence, At, Payload, PreviousHash);

    private static string HashOf(string runId, long sequence, DateTimeOffset at, string payload, string previousHash) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{previousHash}\n{runId}\n{sequence}\n{at.ToUnixTimeMilliseconds()}\n{payload}")));
}
