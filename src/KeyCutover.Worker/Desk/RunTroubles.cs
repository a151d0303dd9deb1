using System.Collections.Concurrent;
using KeyCutover.Domain.Runs;

namespace KeyCutover.Worker.Desk;

/// <summary>Runs that the worker itself could not go on with: a bug, a full disk. Their journals say nothing of it, so it is known here.</summary>
internal sealed class RunTroubles
{
    private readonly ConcurrentDictionary<string, RunWait> byRun = new(StringComparer.Ordinal);

    /// <summary>Notes that a run could not be advanced, and when it is tried again.</summary>
    public void Note(string runId, Exception exception, DateTimeOffset again) => byRun[runId] = new RunWait(
        "worker", "", $"the worker, which met an error of its own ({exception.GetType().Name}); its log has the details", "whoever runs the service", again, "none: it is tried again until it goes on");

    /// <summary>The run goes on.</summary>
    public void Clear(string runId) => byRun.TryRemove(runId, out _);

    /// <summary>What the run waits for; null when the worker has no trouble with it.</summary>
    public RunWait? Of(string runId) => byRun.GetValueOrDefault(runId);
}
