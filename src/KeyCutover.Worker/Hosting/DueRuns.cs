namespace KeyCutover.Worker.Hosting;

/// <summary>When each waiting run is due; each run at most once.</summary>
internal sealed class DueRuns
{
    private readonly Dictionary<string, DateTimeOffset> byRun = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, DateTimeOffset> queue = new();

    /// <summary>When the first is due; null when none is.</summary>
    public DateTimeOffset? First
    {
        get
        {
            DropStale();
            return queue.TryPeek(out _, out var at) ? at : null;
        }
    }

    /// <summary>Has a run due at a moment, in place of whatever it was due at before.</summary>
    public void Set(string runId, DateTimeOffset at)
    {
        byRun[runId] = at;
        queue.Enqueue(runId, at);
    }

    /// <summary>Takes the run that has been due longest, and since when it is; null when none is due.</summary>
    public (string RunId, DateTimeOffset Since)? TakeDue(DateTimeOffset now)
    {
        DropStale();
        if (!queue.TryPeek(out var runId, out var at) || at > now) return null;
        queue.Dequeue();
        byRun.Remove(runId);
        return (runId, at);
    }

    // A run that was set anew leaves its earlier item behind.
    private void DropStale()
    {
        while (queue.TryPeek(out var runId, out var at) && byRun.GetValueOrDefault(runId) != at) queue.Dequeue();
    }
}
