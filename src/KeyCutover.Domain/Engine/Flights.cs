using KeyCutover.Domain.Runs;

namespace KeyCutover.Domain.Engine;

/// <summary>The steps under way, at most one in each track.</summary>
internal sealed class Flights(TimeProvider time)
{
    private readonly Dictionary<string, Task> byTrack = [];

    /// <summary>Whether none is under way.</summary>
    public bool AreDown => byTrack.Count == 0;

    /// <summary>Starts the steps whose track has none under way; whether there was one.</summary>
    public bool Start(IEnumerable<StepView> steps, Func<StepView, Task> run)
    {
        var started = false;
        foreach (var step in steps.Where(step => !byTrack.ContainsKey(step.Track)))
        {
            byTrack[step.Track] = run(step);
            started = true;
        }

        return started;
    }

    /// <summary>Waits until one is down, or until <paramref name="due"/>, or until <paramref name="nudged"/>. When one threw, the others are waited for first.</summary>
    public async Task NextAsync(DateTimeOffset? due, Task nudged, CancellationToken cancellation)
    {
        using var wake = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var waits = byTrack.Values.Append(nudged).ToList();
        if (due is { } at && at > time.GetUtcNow()) waits.Add(Task.Delay(at - time.GetUtcNow(), time, wake.Token));
        await Task.WhenAny(waits);
        await wake.CancelAsync();

        foreach (var (track, flight) in byTrack.Where(flight => flight.Value.IsCompleted).ToList())
        {
            byTrack.Remove(track);
            if (flight.IsCompletedSuccessfully) continue;
            await Task.WhenAll(byTrack.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await flight;
        }
    }
}
