using System.Text.Json;
using KeyCutover.AzureAdapters.Connections;
using KeyCutover.Domain.Logs;

namespace KeyCutover.AzureAdapters.Logs;

/// <summary>One call as the queries of <see cref="Kusto"/> answer it.</summary>
internal sealed record CallRow(string? ObjectId, string? Status, string? Operation, string? Address, DateTimeOffset At, DateTimeOffset? Ingested)
{
    /// <summary>Rejected calls may carry no object id either, so only successes count.</summary>
    private bool Succeeded => Status == "200";

    private bool WithKey => string.IsNullOrEmpty(ObjectId);

    /// <summary>Reads the first table, whose columns may come in any order.</summary>
    public static IReadOnlyList<CallRow> ReadAll(JsonElement body)
    {
        var table = body.GetProperty("tables")[0];
        var columns = table.GetProperty("columns").EnumerateArray().Select((column, index) => (column.Text("name") ?? "", index)).ToDictionary();
        return [.. table.GetProperty("rows").EnumerateArray().Select(row => new CallRow(
            Text(row, "oid"), Text(row, "status"), Text(row, "op"), Text(row, "ip"), Moment(row, "t") ?? default, Moment(row, "ingested")))];

        string? Text(JsonElement row, string column) => row[columns[column]] is { ValueKind: JsonValueKind.String } cell ? cell.GetString() : null;

        DateTimeOffset? Moment(JsonElement row, string column) =>
            row[columns[column]] is { ValueKind: JsonValueKind.String } cell && cell.TryGetDateTimeOffset(out var at) ? at : null;
    }

    /// <summary>Counts calls by how they were authenticated.</summary>
    public static ModelCallSummary Summarise(IReadOnlyList<CallRow> rows)
    {
        var keyCalls = rows.Where(row => row.Succeeded && row.WithKey).ToList();
        return new ModelCallSummary(
            keyCalls.Count,
            rows.LongCount(row => row.Succeeded && !row.WithKey),
            keyCalls.Count == 0 ? null : keyCalls.Max(row => row.At),
            rows.Count == 0 ? null : rows.Max(row => row.At),
            rows.Max(row => row.Ingested - row.At),
            [.. keyCalls.Select(row => $"{row.Address ?? "unknown address"}, {row.Operation ?? "unknown operation"}").Distinct().Order()]);
    }
}
