namespace KeyCutover.Sandbox.World;

/// <summary>A Log Analytics workspace and its AzureDiagnostics rows.</summary>
internal sealed class LogWorkspace : AzureResource
{
    public const string ResourceType = "Microsoft.OperationalInsights/workspaces";

    public override string Type => ResourceType;

    /// <summary>The workspace id that the query API knows it by.</summary>
    public required string CustomerId { get; init; }

    public List<LogRow> Rows { get; } = [];
}

/// <summary>A row of a table; queries see it from <paramref name="IngestedAt"/> on.</summary>
internal sealed record LogRow(string Table, DateTimeOffset TimeGenerated, DateTimeOffset IngestedAt, IReadOnlyDictionary<string, string> Columns);

/// <summary>Sends an account's logs to a workspace.</summary>
internal sealed record DiagnosticSetting(string Name, string ResourceId, string WorkspaceId, IReadOnlyList<LogCategory> Logs);

/// <summary>A log category, or a group of them when <paramref name="IsGroup"/>.</summary>
internal sealed record LogCategory(string Name, bool Enabled, bool IsGroup);
