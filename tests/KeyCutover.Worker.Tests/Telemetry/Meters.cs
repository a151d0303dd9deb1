using System.Diagnostics.Metrics;

namespace KeyCutover.Worker.Tests.Telemetry;

/// <summary>Makes meters of its own and listens to nothing but them, so that tests do not hear one another.</summary>
internal sealed class Meters : IMeterFactory
{
    private readonly List<Meter> meters = [];
    private readonly MeterListener listener = new();

    public Meters()
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Scope == this) listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Heard.Add((instrument.Name, instrument.Unit!, value, Words(tags))));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Heard.Add((instrument.Name, instrument.Unit!, value, Words(tags))));
        listener.Start();
    }

    /// <summary>What was measured: name, unit, value, tags.</summary>
    public List<(string Name, string Unit, double Value, string Tags)> Heard { get; } = [];

    public Meter Create(MeterOptions options)
    {
        var meter = new Meter(new MeterOptions(options.Name) { Scope = this });
        meters.Add(meter);
        return meter;
    }

    /// <summary>Asks for what is only measured when asked for.</summary>
    public void Observe() => listener.RecordObservableInstruments();

    public void Dispose()
    {
        listener.Dispose();
        meters.ForEach(meter => meter.Dispose());
    }

    private static string Words(ReadOnlySpan<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
}
