namespace KeyCutover.Sandbox;

/// <summary>
/// The sandbox's time: from <paramref name="origin"/> on it runs <paramref name="scale"/> times as fast as the wall clock, so that ten minutes
/// of Azure pass in seconds. Another process that knows origin and scale can make the same clock.
/// </summary>
/// <param name="origin">The wall-clock moment at which sandbox time and wall time were equal.</param>
/// <param name="scale">How many sandbox seconds pass in one wall second.</param>
/// <param name="wall">The clock on the wall.</param>
public sealed class SandboxClock(DateTimeOffset origin, double scale, TimeProvider wall) : TimeProvider
{
    private readonly long startTimestamp = wall.GetTimestamp();

    /// <summary>The wall-clock moment at which sandbox time and wall time were equal.</summary>
    public DateTimeOffset Origin { get; } = origin;

    /// <summary>How many sandbox seconds pass in one wall second.</summary>
    public double Scale { get; } = scale > 0 ? scale : throw new ArgumentOutOfRangeException(nameof(scale), scale, "Time runs forward only.");

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => wall.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => wall.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Origin + ((wall.GetUtcNow() - Origin) * Scale);

    /// <inheritdoc/>
    public override long GetTimestamp() => (long)((wall.GetTimestamp() - startTimestamp) * Scale);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(wall.CreateTimer(callback, state, ToWall(dueTime), ToWall(period)), this);

    /// <summary>How long a stretch of sandbox time takes on the wall.</summary>
    /// <param name="duration">The stretch of sandbox time; infinite stays infinite.</param>
    /// <returns>Whole milliseconds, rounded up: a timer that fires early would find its moment not yet come.</returns>
    public TimeSpan ToWall(TimeSpan duration) =>
        duration <= TimeSpan.Zero ? duration : TimeSpan.FromMilliseconds(Math.Ceiling(duration.TotalMilliseconds / Scale));

    private sealed class ScaledTimer(ITimer timer, SandboxClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.ToWall(dueTime), clock.ToWall(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
