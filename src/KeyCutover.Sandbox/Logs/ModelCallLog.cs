using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using KeyCutover.Sandbox.Knobs;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Logs;

/// <summary>Writes model calls to the workspaces that the account's diagnostic settings name at the time of the call.</summary>
internal sealed class ModelCallLog(SandboxWorld world)
{
    private const string Category = "RequestResponse";

    public void Write(ModelCall call)
    {
        lock (world.Gate)
        {
            foreach (var workspace in Targets(call.Account))
            {
                workspace.Rows.Add(Row(call, Columns(call)));
                if (world.Knobs.LogDuplicateRows)
                    workspace.Rows.Add(Row(call, NearlyEmpty(call)));
            }
        }
    }

    private IEnumerable<LogWorkspace> Targets(ModelAccount account) => world.DiagnosticSettings
        .Where(setting => ResourceScope.Same(setting.ResourceId, account.Id) && setting.Logs.Any(Covers))
        .Select(setting => world.Workspaces.Find(workspace => ResourceScope.Same(workspace.Id, setting.WorkspaceId)))
        .OfType<LogWorkspace>()
        .Distinct();

    private static bool Covers(LogCategory log) =>
        log.Enabled && (log.IsGroup ? log.Name.Equals("allLogs", StringComparison.OrdinalIgnoreCase) : log.Name.Equals(Category, StringComparison.OrdinalIgnoreCase));

    private LogRow Row(ModelCall call, Dictionary<string, string> columns) => new("AzureDiagnostics", call.At, call.At + world.Knobs.LogIngestionDelay, columns);

    private Dictionary<string, string> Columns(ModelCall call)
    {
        var columns = NearlyEmpty(call);
        columns["OperationName"] = call.Operation;
        columns["ResultSignature"] = call.Status.ToString(CultureInfo.InvariantCulture);
        columns["DurationMs"] = ((long)call.Duration.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        columns["event_s"] = "ShoeboxCallResult";
        columns["location_s"] = call.Account.Location;
        columns["properties_s"] = Properties(call).ToJsonString();
        if (world.Knobs.LogCallerIp && Mask(call.CallerAddress) is { } address)
            columns["CallerIPAddress"] = address;
        return columns;
    }

    /// <summary>What the second row of a call has, where there is one.</summary>
    private Dictionary<string, string> NearlyEmpty(ModelCall call) => new()
    {
        ["Category"] = Category,
        ["CorrelationId"] = call.RequestId,
        ["ResourceProvider"] = "MICROSOFT.COGNITIVESERVICES",
        ["ResourceType"] = "ACCOUNTS",
        ["Resource"] = call.Account.Name.ToUpperInvariant(),
        ["ResourceGroup"] = world.ResourceGroup.Name.ToUpperInvariant(),
        ["SubscriptionId"] = world.Subscription.Id,
        ["ResourceId"] = call.Account.Id.ToUpperInvariant(),
        ["SourceSystem"] = "Azure",
    };

    /// <summary>A key call has no object id; nor has a call that was refused.</summary>
    private JsonObject Properties(ModelCall call)
    {
        var objectId = call.Status == StatusCodes.Status200OK ? call.ObjectId ?? string.Empty : string.Empty;
        var properties = new JsonObject
        {
            ["apiName"] = "Azure OpenAI API version 2024-10-21",
            ["requestTime"] = call.At.UtcTicks,
            ["requestLength"] = call.RequestLength,
            ["responseTime"] = (call.At + call.Duration).UtcTicks,
            ["responseLength"] = 0,
            ["streamType"] = "Non-Streaming",
            ["modelDeploymentName"] = call.Deployment?.Name ?? string.Empty,
            ["modelName"] = call.Deployment?.Model ?? string.Empty,
            ["modelVersion"] = call.Deployment?.Version ?? string.Empty,
        };
        if (world.Knobs.LogIdentityField is LogIdentityField.ObjectId or LogIdentityField.Both)
            properties["objectId"] = objectId;
        if (world.Knobs.LogIdentityField is LogIdentityField.CallerObjectId or LogIdentityField.Both)
            properties["callerObjectId"] = objectId;
        return properties;
    }

    private static string? Mask(IPAddress? address)
    {
        if (address is null)
            return null;
        var four = address.IsIPv4MappedToIPv6 || address.AddressFamily == AddressFamily.InterNetwork ? address.MapToIPv4() : IPAddress.Loopback;
        var text = four.ToString();
        return $"{text[..text.LastIndexOf('.')]}.***";
    }
}
