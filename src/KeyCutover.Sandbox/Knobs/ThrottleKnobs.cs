namespace KeyCutover.Sandbox.Knobs;

/// <summary>A token bucket each for reads, writes and deletes of one principal; the subscription as a whole has fifteen times as much.</summary>
internal sealed record ThrottleKnobs
{
    public BucketKnobs Reads { get; init; } = new() { Size = 250, RefillPerSecond = 25 };

    public BucketKnobs Writes { get; init; } = new() { Size = 200, RefillPerSecond = 10 };

    public BucketKnobs Deletes { get; init; } = new() { Size = 200, RefillPerSecond = 10 };
}

/// <summary>Size and refill of one token bucket, in sandbox time.</summary>
internal sealed record BucketKnobs
{
    public required int Size { get; init; }

    public required double RefillPerSecond { get; init; }
}
