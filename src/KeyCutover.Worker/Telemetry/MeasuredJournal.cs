using KeyCutover.Domain.Journal;

namespace KeyCutover.Worker.Telemetry;

/// <summary>Measures how long entries take to be durable: everything that a run does waits for that.</summary>
internal sealed class MeasuredJournal(ICutoverJournal journal, WorkerMetrics metrics, TimeProvider time) : ICutoverJournal
{
    /// <inheritdoc />
    public async Task AppendAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        await journal.AppendAsync(entries, cancellation);
        metrics.Appended(time.GetElapsedTime(began));
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<JournalEntry>> ReadAsync(string runId, CancellationToken cancellation) => journal.ReadAsync(runId, cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> ListRunsAsync(CancellationToken cancellation) => journal.ListRunsAsync(cancellation);
}
