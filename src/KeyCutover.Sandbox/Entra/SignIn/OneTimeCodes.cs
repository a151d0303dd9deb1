using System.Security.Cryptography;

namespace KeyCutover.Sandbox.Entra.SignIn;

/// <summary>
/// Codes and tokens that stand for something for a while. They are lost when the sandbox ends, and are no part of a saved state.
/// Those whose time is over are remembered a while longer, to be refused in the right words.
/// </summary>
internal sealed class OneTimeCodes<T>(TimeProvider wall, TimeSpan lifetime)
    where T : class
{
    private const int Remembered = 2;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> entries = [];

    public TimeSpan Lifetime => lifetime;

    /// <summary>A new code, which cannot be guessed.</summary>
    public string Issue(T meaning)
    {
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var now = wall.GetUtcNow();
        lock (gate)
        {
            foreach (var (old, _) in entries.Where(entry => entry.Value.IssuedAt + (lifetime * Remembered) < now).ToList())
                entries.Remove(old);
            entries[code] = new Entry(meaning, now, IsUsed: false);
        }
        return code;
    }

    /// <summary>What the code stands for; it can still be used.</summary>
    public (CodeState State, T? Meaning) Look(string code)
    {
        lock (gate)
            return entries.TryGetValue(code, out var entry) ? (StateOf(entry), entry.Meaning) : (CodeState.Unknown, null);
    }

    /// <summary>As <see cref="Look"/>; of all who use a code at the same time, one alone finds it good.</summary>
    public (CodeState State, T? Meaning) Use(string code)
    {
        lock (gate)
        {
            var found = Look(code);
            if (found.State == CodeState.Good)
                entries[code] = entries[code] with { IsUsed = true };
            return found;
        }
    }

    private CodeState StateOf(Entry entry) =>
        entry.IsUsed ? CodeState.Used : entry.IssuedAt + lifetime <= wall.GetUtcNow() ? CodeState.Expired : CodeState.Good;

    private sealed record Entry(T Meaning, DateTimeOffset IssuedAt, bool IsUsed);
}

internal enum CodeState
{
    Good,
    Used,
    Expired,
    Unknown,
}
