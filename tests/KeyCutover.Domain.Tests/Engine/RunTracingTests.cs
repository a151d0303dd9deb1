using System.Diagnostics;
using KeyCutover.Domain.Engine;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Domain.Tests.Engine;

public sealed class RunTracingTests
{
    [Fact]
    public async Task A_run_is_one_trace_with_a_span_for_each_call_whatever_process_makes_it()
    {
        var toy = new ToyRun();
        var refusals = new Queue<Exception>([new ToyException(FailureKind.Transient), new ToyException(FailureKind.Forbidden)]);
        toy.World.Instead["second.apply"] = _ => throw refusals.Dequeue();
        var run = await toy.SubmitAsync();
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == RunTracing.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                // Other tests run at the same time.
                lock (spans)
                    if (Equals(span.GetTagItem("keycutover.run"), run)) spans.Add(span);
            },
        };
        ActivitySource.AddActivityListener(listener);

        await toy.DriveAsync(run);

        Assert.Equal([RunTracing.TraceOf(run).TraceId], spans.Select(span => span.TraceId).Distinct());
        Assert.Equal(toy.World.Calls, spans.Select(span => span.DisplayName.Replace(' ', '.')));
        Assert.Equal(["tried-again", "failed"], spans.Where(span => span.DisplayName == "second apply").Select(span => span.GetTagItem("keycutover.outcome")));
        Assert.All(spans, span => Assert.Equal(span.DisplayName == "second apply" ? "toy" : null, span.GetTagItem("error.type")));
    }

    [Fact]
    public void Runs_have_traces_of_their_own() => Assert.NotEqual(RunTracing.TraceOf("run-a").TraceId, RunTracing.TraceOf("run-b").TraceId);
}
