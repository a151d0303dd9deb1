using System.Runtime.CompilerServices;
using System.Text.Json;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Runs;
using KeyCutover.Worker.Api.Contracts;

namespace KeyCutover.Remote;

/// <summary>An entry of a run's journal, and the run with it.</summary>
/// <param name="Document">The entry as the service has sent it.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Run">The run after it.</param>
internal sealed record RunNews(EventDocument Document, JournalEntry Entry, RunView Run)
{
    /// <summary>Folds the run as the service's own code does, entry by entry, so that no state that it passes through is missed.</summary>
    /// <exception cref="Refusal">The service wrote what this version does not know.</exception>
    public static async IAsyncEnumerable<RunNews> FollowAsync(RunEvents events, Action<string> onLost, [EnumeratorCancellation] CancellationToken cancellation)
    {
        RunView? run = null;
        await foreach (var document in events.FollowAsync(onLost, cancellation))
        {
            var entry = new JournalEntry(document.RunId, document.Sequence, document.At, document.Event.GetRawText(), document.PreviousHash, document.Hash);
            run = Apply(run, entry, document.Kind);
            yield return new RunNews(document, entry, run);
        }
    }

    private static RunView Apply(RunView? run, JournalEntry entry, string kind)
    {
        try
        {
            return JournalReplay.Apply(run, entry);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new Refusal($"The service is newer than this keycutover, which does not know what '{kind}' (entry {entry.Sequence}) means. Use the service's version.", ExitCodes.Unexpected);
        }
    }
}
