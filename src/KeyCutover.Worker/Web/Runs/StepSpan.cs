using KeyCutover.Domain.Journal;

namespace KeyCutover.Worker.Web.Runs;

/// <summary>What a step was at for a while.</summary>
internal sealed record StepSpan(string Track, string Step, SpanKind Kind, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>What all steps were at, in the order in which they were begun; what goes on still is shown until <paramref name="now"/>.</summary>
    public static IReadOnlyList<StepSpan> Of(IReadOnlyList<RecordedEvent> entries, DateTimeOffset now)
    {
        var spans = new List<StepSpan>();
        var open = new Dictionary<(string Track, string Step), (SpanKind Kind, DateTimeOffset From)>();
        foreach (var entry in entries)
        {
            if (entry.Event is not StepEvent happened) continue;
            var key = (happened.Track, happened.Step);
            var before = open.TryGetValue(key, out var span) ? span.Kind : (SpanKind?)null;
            var after = KindAfter(happened, before);
            if (before == after) continue;
            if (before is { } kind) spans.Add(new StepSpan(key.Track, key.Step, kind, span.From, entry.At));
            if (after is { } begun) open[key] = (begun, entry.At);
            else open.Remove(key);
        }

        spans.AddRange(open.Select(left => new StepSpan(left.Key.Track, left.Key.Step, left.Value.Kind, left.Value.From, now)));
        return [.. spans.OrderBy(span => span.From)];
    }

    private static SpanKind? KindAfter(StepEvent happened, SpanKind? before) => happened switch
    {
        StepInspected or ApplyStarted or ApplyFinished => SpanKind.Working,
        // The way back is one piece, its waits included, so that back and forth can be told apart.
        StepWaiting or UndoFinished when before == SpanKind.Undoing => SpanKind.Undoing,
        StepWaiting => SpanKind.Waiting,
        GateOpened => SpanKind.AskingPeople,
        GateDecided { Approved: true } => before,
        UndoStarted or UndoFinished => SpanKind.Undoing,
        _ => null,
    };
}

/// <summary>What a step can be at.</summary>
internal enum SpanKind
{
    Working,
    Waiting,
    AskingPeople,
    Undoing,
}
