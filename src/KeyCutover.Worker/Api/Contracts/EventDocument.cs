using System.Text.Json;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Worker.Api.Contracts;

/// <summary>An entry of a run's journal.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Sequence">Its place, from 1 without gaps.</param>
/// <param name="At">When it was written.</param>
/// <param name="Kind">What happened, such as <c>step-done</c>.</param>
/// <param name="Event">What happened, as the journal has it: its words are the journal's own, in kebab case.</param>
/// <param name="PreviousHash">The hash of the entry before; 64 zeros for the first.</param>
/// <param name="Hash">The entry's hash.</param>
public sealed record EventDocument(string RunId, long Sequence, DateTimeOffset At, string Kind, JsonElement Event, string PreviousHash, string Hash)
{
    /// <summary>The entry.</summary>
    public static EventDocument Of(JournalEntry entry)
    {
        using var payload = JsonDocument.Parse(entry.Payload);
        var happened = payload.RootElement.Clone();
        return new EventDocument(entry.RunId, entry.Sequence, entry.At, happened.GetProperty("kind").GetString()!, happened, entry.PreviousHash, entry.Hash);
    }

    /// <summary>What happened, as the engine knows it; null when this version does not know it.</summary>
    public RunEvent? Read()
    {
        try
        {
            return Event.Deserialize<RunEvent>(StepJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
