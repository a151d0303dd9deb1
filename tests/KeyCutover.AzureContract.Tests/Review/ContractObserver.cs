using System.Collections.Concurrent;
using System.Text.Json;
using KeyCutover.AzureContract.Tests.Contract;
using KeyCutover.AzureContract.Tests.Recordings;
using KeyCutover.AzureContract.Tests.Sandboxes;

namespace KeyCutover.AzureContract.Tests.Review;

/// <summary>Sees every answer of the sandboxes, checks it against its schema, and keeps what differs.</summary>
internal sealed class ContractObserver(OperationIndex index, ContractSchemas schemas)
{
    private readonly ConcurrentDictionary<Difference, byte> differences = [];
    private readonly ConcurrentDictionary<ReviewedEntry, byte> used = [];
    private readonly ConcurrentDictionary<(ContractOperation Operation, string Sent), ConcurrentDictionary<int, int>> covered = [];
    private int replayed;
    private int leftOut;
    private int examples;

    public IReadOnlyCollection<Difference> Differences => [.. differences.Keys.OrderBy(difference => difference.ToString(), StringComparer.Ordinal)];

    public IReadOnlyCollection<CoveredOperation> Covered => [.. covered
        .Select(one => new CoveredOperation(one.Key.Operation, one.Key.Sent, [.. one.Value.Keys.Order()], one.Value.Values.Sum()))
        .OrderBy(one => one.Operation.Provider, StringComparer.Ordinal).ThenBy(one => one.Operation.OperationId, StringComparer.Ordinal).ThenBy(one => one.SentVersion, StringComparer.Ordinal)];

    public int Replayed => replayed;

    public int LeftOut => leftOut;

    public int Examples => examples;

    public bool WasUsed(ReviewedEntry entry) => used.ContainsKey(entry);

    public void MarkUsed(ReviewedEntry entry) => used.TryAdd(entry, 0);

    public void Report(Difference difference) => differences.TryAdd(difference, 0);

    public void CountReplayed() => Interlocked.Increment(ref replayed);

    public void CountLeftOut(int count) => Interlocked.Add(ref leftOut, count);

    public void CountExample() => Interlocked.Increment(ref examples);

    /// <summary>Checks an answer against the schema of its operation; returns the operation, or null when none is described.</summary>
    public ContractOperation? Check(AzureCall call, AzureAnswer answer, string where, RecordedPair? recorded = null)
    {
        if (index.Find(call.Provider, call.Method, call.DescribedPath, call.ApiVersion) is not { } operation)
            return null;
        covered.GetOrAdd((operation, call.ApiVersion), _ => []).AddOrUpdate(answer.Status, 1, (_, count) => count + 1);
        JsonElement? body = answer.Text.Length == 0 ? null : JsonSerializer.SerializeToElement(answer.Body);
        var problems = schemas.CheckResponse(operation, answer.Status, body);
        // Where Azure itself broke the schema in the same way, the recording is right.
        if (recorded is not null && problems.Count > 0 && recorded.Status == answer.Status)
            problems = [.. problems.Except(schemas.CheckResponse(operation, recorded.Status, recorded.Body is null ? null : JsonSerializer.SerializeToElement(recorded.Body)))];
        foreach (var problem in problems)
            Report(new Difference(Evidence.Schema, where, operation.OperationId, $"schema {operation.ApiVersion} {answer.Status} {problem}"));
        return operation;
    }
}

/// <summary>An operation whose answers were checked, in the api-version that was sent; the operation's own is the one of the schema.</summary>
internal sealed record CoveredOperation(ContractOperation Operation, string SentVersion, IReadOnlyList<int> Statuses, int Answers)
{
    public bool IsExact => Operation.ApiVersion.Equals(SentVersion, StringComparison.OrdinalIgnoreCase);
}
