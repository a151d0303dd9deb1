using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KeyCutover.Domain.Runs;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Domain.Engine;

/// <summary>
/// Traces of runs: one trace for a run, however long it takes and however often the worker is restarted, and in it a span for each call of a
/// step's verb. Spans hold names and codes, nothing that was read from Azure.
/// </summary>
public static class RunTracing
{
    /// <summary>The name of the activity source.</summary>
    public const string SourceName = "KeyCutover.Runs";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The trace of a run: its id is taken from the run's, so that every process finds the same one.</summary>
    public static ActivityContext TraceOf(string runId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(runId)).AsSpan();
        // No span of that id is ever sent: a run outlives processes, and a span does not. It only ties the spans of a run together.
        return new ActivityContext(ActivityTraceId.CreateFromBytes(hash[..16]), ActivitySpanId.CreateFromBytes(hash[16..24]), ActivityTraceFlags.Recorded, isRemote: true);
    }

    /// <summary>Begins the span of a call; null when nobody listens.</summary>
    internal static Activity? Begin(string runId, StepView step, StepVerb verb)
    {
        if (!Source.HasListeners()) return null;
        var name = JsonNamingPolicy.KebabCaseLower.ConvertName(verb.ToString());
        return Source.StartActivity(ActivityKind.Internal, TraceOf(runId), name: $"{step.Name} {name}", tags:
        [
            new("keycutover.run", runId), new("keycutover.track", step.Track), new("keycutover.step", step.Name), new("keycutover.verb", name),
            new("keycutover.attempt", step.Attempts),
        ]);
    }

    /// <summary>Says what a call came to; null stands for "it is tried again".</summary>
    internal static void Note(this Activity? span, StepOutcome? outcome, StepFailure? failure = null)
    {
        failure ??= outcome switch
        {
            StepOutcome.FailedOutcome failed => failed.Failure,
            StepOutcome.HoldOutcome hold => hold.Failure,
            _ => null,
        };
        span?.SetTag("keycutover.outcome", outcome switch
        {
            StepOutcome.DoneOutcome => "done",
            StepOutcome.WaitOutcome => "waits",
            StepOutcome.HoldOutcome => "holds",
            StepOutcome.FailedOutcome => "failed",
            _ => "tried-again",
        });
        if (failure is not null) span?.SetTag("error.type", failure.Code).SetStatus(ActivityStatusCode.Error);
    }
}
