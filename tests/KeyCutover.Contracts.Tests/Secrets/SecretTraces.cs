using System.Text;

namespace KeyCutover.Contracts.Tests.Secrets;

/// <summary>Finds a secret in bytes, whichever way it got there: as UTF-8, as UTF-16, or within something that was written as Base64.</summary>
internal sealed class SecretTraces(IEnumerable<string> secrets)
{
    private readonly List<(string Secret, byte[] Trace)> traces = [.. secrets.SelectMany(secret => FormsOf(secret).Select(form => (secret, form)))];

    /// <summary>The secrets that the bytes hold, in any form.</summary>
    public IReadOnlyList<string> In(ReadOnlySpan<byte> bytes)
    {
        var found = new List<string>();
        foreach (var (secret, trace) in traces)
        {
            if (bytes.IndexOf(trace) >= 0) found.Add(secret);
        }

        return found;
    }

    /// <summary>The secrets that the text holds, in any form.</summary>
    public IReadOnlyList<string> In(string text) => In(Encoding.UTF8.GetBytes(text));

    private static IEnumerable<byte[]> FormsOf(string secret)
    {
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
        {
            var bytes = encoding.GetBytes(secret);
            yield return bytes;
            // Base64 packs three bytes together, so how the secret looks in it depends on what stands before it; both ends depend on neighbours.
            for (var before = 0; before < 3; before++)
            {
                var text = Convert.ToBase64String([.. new byte[before], .. bytes]);
                var inner = text[(before == 0 ? 0 : 4)..^4];
                yield return Encoding.ASCII.GetBytes(inner);
                yield return Encoding.Unicode.GetBytes(inner);
            }
        }
    }
}
