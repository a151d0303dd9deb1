using System.Diagnostics.Metrics;

namespace KeyCutover.Worker.Telemetry;

/// <summary>What the worker measures. Names and units follow OpenTelemetry's conventions; durations are in seconds.</summary>
internal sealed class WorkerMetrics
{
    public const string MeterName = "KeyCutover";

    // Calls take milliseconds, steps seconds to minutes, and people days.
    private static readonly InstrumentAdvice<double> Calls = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15] };
    private static readonly InstrumentAdvice<double> Waits = new() { HistogramBucketBoundaries = [1, 5, 15, 60, 300, 900, 1800, 3600, 14400, 43200, 86400, 259200, 604800] };

    private readonly Histogram<double> steps;
    private readonly Histogram<double> propagation;
    private readonly Histogram<double> gates;
    private readonly Histogram<double> queue;
    private readonly Histogram<double> appends;
    private readonly Histogram<double> webhooks;

    public WorkerMetrics(IMeterFactory meters)
    {
        Meter = meters.Create(MeterName);
        steps = Meter.CreateHistogram("keycutover.step.duration", "s", "From inspecting a step's target until it is done, failed or undone; waits included.", null, Waits);
        propagation = Meter.CreateHistogram("keycutover.propagation.duration", "s", "How long a role assignment took to become effective.", null, Waits);
        gates = Meter.CreateHistogram("keycutover.gate.wait", "s", "How long a gate was open until it was settled.", null, Waits);
        queue = Meter.CreateHistogram("keycutover.queue.age", "s", "How long after it was due a run was taken up.", null, Calls);
        appends = Meter.CreateHistogram("keycutover.journal.append.duration", "s", "How long entries took to be durable.", null, Calls);
        webhooks = Meter.CreateHistogram("keycutover.webhook.duration", "s", "How long receivers took to answer; one for each attempt.", null, Calls);
    }

    /// <summary>The meter.</summary>
    public Meter Meter { get; }

    /// <summary>A step came to an end: <c>done</c>, <c>failed</c>, <c>undone</c> or <c>undo-failed</c>.</summary>
    public void Step(string step, string outcome, TimeSpan took) => steps.Record(took.TotalSeconds, new("step", step), new("outcome", outcome));

    /// <summary>A role became effective.</summary>
    public void Propagated(TimeSpan took) => propagation.Record(took.TotalSeconds);

    /// <summary>A gate was settled: <c>approved</c>, <c>declined</c> or <c>expired</c>.</summary>
    public void Gate(string step, string outcome, TimeSpan waited) => gates.Record(waited.TotalSeconds, new("step", step), new("outcome", outcome));

    /// <summary>A run was taken up.</summary>
    public void TakenUp(TimeSpan late) => queue.Record(late.TotalSeconds);

    /// <summary>Entries became durable.</summary>
    public void Appended(TimeSpan took) => appends.Record(took.TotalSeconds);

    /// <summary>A message was sent: <c>delivered</c>, <c>tried-again</c> or <c>given-up</c>.</summary>
    public void Webhook(string receiver, string outcome, TimeSpan took) => webhooks.Record(took.TotalSeconds, new("receiver", receiver), new("outcome", outcome));
}
