using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace KeyCutover.Tests;

/// <summary>Everything that a process writes to one of its streams, line by line while it runs.</summary>
internal sealed class Transcript
{
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

    public Transcript(StreamReader reader) => AllAsync = ReadAsync(reader);

    /// <summary>All of it, once the stream has ended.</summary>
    public Task<string> AllAsync { get; }

    public async Task<Match> WhenSaidAsync(Regex pattern, CancellationToken cancellation)
    {
        await foreach (var line in lines.Reader.ReadAllAsync(cancellation))
            if (pattern.Match(line) is { Success: true } match) return match;
        throw new InvalidOperationException($"It ended without saying {pattern}:\n{await AllAsync}");
    }

    private async Task<string> ReadAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line)
        {
            text.Append(line).Append('\n');
            lines.Writer.TryWrite(line);
        }

        lines.Writer.Complete();
        return text.ToString();
    }
}
