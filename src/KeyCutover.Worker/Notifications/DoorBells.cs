using System.Collections.Concurrent;
using System.Threading.Channels;

namespace KeyCutover.Worker.Notifications;

/// <summary>Tells whoever delivers to a receiver that there may be something new.</summary>
internal sealed class DoorBells
{
    private readonly ConcurrentDictionary<string, Channel<bool>> bells = new(StringComparer.Ordinal);

    /// <summary>Rings; ringing twice before anybody comes is ringing once.</summary>
    public void Ring(string receiver) => Of(receiver).Writer.TryWrite(true);

    /// <summary>Returns when it was rung since this last returned, or at <paramref name="until"/>.</summary>
    public async Task WaitAsync(string receiver, DateTimeOffset? until, TimeProvider time, CancellationToken cancellation)
    {
        await using var timer = until is { } moment ? time.CreateTimer(_ => Ring(receiver), null, Until(moment, time), Timeout.InfiniteTimeSpan) : null;
        await Of(receiver).Reader.ReadAsync(cancellation);
    }

    private Channel<bool> Of(string receiver) =>
        bells.GetOrAdd(receiver, _ => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }));

    private static TimeSpan Until(DateTimeOffset moment, TimeProvider time)
    {
        var left = moment - time.GetUtcNow();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
