using KeyCutover.Domain.Journal;

namespace KeyCutover.Testing;

/// <summary>
/// Kills a worker at every write of a run, once in each of the ways asked for. A step that waits looks again many times and writes the same
/// each time; of those it is killed at the first.
/// </summary>
internal sealed class EveryWrite(params IReadOnlyList<Death> ways)
{
    private readonly HashSet<(string Write, Death Way)> met = [];

    /// <summary>How often a worker was killed so far.</summary>
    public int Kills => met.Count;

    public Death FateAt(JournalEntry entry) => ways.FirstOrDefault(way => met.Add((NameOf(entry), way)));

    /// <summary>What makes a write the same as another: its kind, step and verb.</summary>
    public static string NameOf(JournalEntry entry) => entry.Event switch
    {
        StepWaiting waiting => $"{nameof(StepWaiting)} {waiting.Step} {waiting.Verb}",
        StepEvent happened => $"{happened.GetType().Name} {happened.Step}",
        var happened => happened.GetType().Name,
    };
}
