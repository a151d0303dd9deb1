using System.Globalization;
using KeyCutover.Sandbox.Logs.Kusto;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Logs;

/// <summary>The table AzureDiagnostics of a workspace, as a query sees it at one moment.</summary>
internal static class AzureDiagnostics
{
    public const string Name = "AzureDiagnostics";

    private static readonly KustoColumn[] Columns =
    [
        new("TenantId", KustoType.String), new("TimeGenerated", KustoType.DateTime), new("ResourceId", KustoType.String), new("Category", KustoType.String),
        new("ResourceGroup", KustoType.String), new("SubscriptionId", KustoType.String), new("ResourceProvider", KustoType.String),
        new("Resource", KustoType.String), new("ResourceType", KustoType.String), new("OperationName", KustoType.String),
        new("ResultSignature", KustoType.String), new("DurationMs", KustoType.Long), new("CallerIPAddress", KustoType.String),
        new("CorrelationId", KustoType.String), new("event_s", KustoType.String), new("location_s", KustoType.String),
        new("properties_s", KustoType.String), new("SourceSystem", KustoType.String), new("Type", KustoType.String),
        new("_ResourceId", KustoType.String), new("_TimeReceived", KustoType.DateTime), new(KustoColumn.IngestionTime, KustoType.DateTime),
    ];

    /// <summary>Rows that have been ingested by now. Call under the world's gate.</summary>
    public static KustoTable Of(LogWorkspace workspace, DateTimeOffset now) => new(
        Columns, [.. workspace.Rows.Where(row => row.Table == Name && row.IngestedAt <= now).Select(row => Values(workspace, row))]);

    private static object?[] Values(LogWorkspace workspace, LogRow row) => [.. Columns.Select(column => column.Name switch
    {
        "TenantId" => workspace.CustomerId,
        "TimeGenerated" => row.TimeGenerated,
        "_TimeReceived" or KustoColumn.IngestionTime => (object?)row.IngestedAt,
        "DurationMs" => row.Columns.TryGetValue("DurationMs", out var duration) ? long.Parse(duration, CultureInfo.InvariantCulture) : null,
        "Type" => Name,
        // Azure writes the id in capitals in one column and in small letters in the other.
        "_ResourceId" => LowerCase(row.Columns.GetValueOrDefault("ResourceId", string.Empty)),
        var name => row.Columns.GetValueOrDefault(name, string.Empty),
    })];

#pragma warning disable CA1308 // Small letters are what Azure answers.
    private static string LowerCase(string id) => id.ToLowerInvariant();
#pragma warning restore CA1308
}
