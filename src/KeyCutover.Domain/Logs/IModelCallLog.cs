namespace KeyCutover.Domain.Logs;

/// <summary>The account's request logs in Log Analytics, where key calls and identity calls can be told apart.</summary>
public interface IModelCallLog
{
    /// <summary>
    /// Successful calls in a span of time, one item per kind of caller; rows of one call are counted once. The ingestion lag is the largest
    /// difference between a row's time and its arrival that the span shows.
    /// </summary>
    Task<ModelCallSummary> SummariseAsync(AzureResourceId account, AzureResourceId workspace, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation);

    /// <summary>The row of one call, by its request id; null while the log does not show it.</summary>
    Task<LoggedCall?> FindAsync(AzureResourceId account, AzureResourceId workspace, string requestId, CancellationToken cancellation);
}

/// <summary>Successful model calls in a span of time.</summary>
/// <param name="KeyCalls">Calls authenticated by a key (no object id in the log).</param>
/// <param name="IdentityCalls">Calls authenticated by a token.</param>
/// <param name="LastKeyCall">When the newest key call was made; null when there was none.</param>
/// <param name="NewestRow">The time of the newest row; null when there is none, and then the log says nothing.</param>
/// <param name="IngestionLag">The largest lag between a call and its row's arrival; null when there is no row.</param>
/// <param name="KeyCallers">Who makes key calls, as far as the log tells: masked addresses and operations.</param>
public sealed record ModelCallSummary(
    long KeyCalls, long IdentityCalls, DateTimeOffset? LastKeyCall, DateTimeOffset? NewestRow, TimeSpan? IngestionLag, IReadOnlyList<string> KeyCallers);

/// <summary>One logged call.</summary>
/// <param name="RequestId">Its request id.</param>
/// <param name="At">When it was made.</param>
/// <param name="Status">Its HTTP status.</param>
/// <param name="ObjectId">The caller's object id; null for a key call.</param>
public sealed record LoggedCall(string RequestId, DateTimeOffset At, int Status, Guid? ObjectId);
