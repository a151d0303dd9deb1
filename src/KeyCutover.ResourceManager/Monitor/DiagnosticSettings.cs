using System.Text.Json;
using Azure.Core;
using Azure.ResourceManager.Models;
using Azure.ResourceManager.Monitor.Models;
using KeyCutover.ResourceManager.Requests;

namespace Azure.ResourceManager.Monitor;

/// <summary>What Monitor adds to the Resource Manager client.</summary>
public static class MonitorExtensions
{
    /// <summary>The diagnostic settings of a resource.</summary>
    public static DiagnosticSettingCollection GetDiagnosticSettings(this ArmClient client, ResourceIdentifier scope) =>
        new(client, scope);
}

/// <summary>The diagnostic settings of a resource.</summary>
public class DiagnosticSettingCollection : ArmCollection
{
    private const string DefaultApiVersion = "2021-05-01-preview";

    /// <summary>For mocking.</summary>
    protected DiagnosticSettingCollection() { }

    internal DiagnosticSettingCollection(ArmClient client, ResourceIdentifier id) : base(client, id) { }

    /// <summary>Lists the settings.</summary>
    public virtual AsyncPageable<DiagnosticSettingResource> GetAllAsync(CancellationToken cancellationToken = default)
    {
        var type = DiagnosticSettingResource.ResourceType;
        var requests = new ArmRequests(Pipeline, Endpoint, TryGetApiVersion(type, out var version) ? version : DefaultApiVersion);
        return new ResourcePages<DiagnosticSettingResource>(
            requests, requests.AddressOf($"{Id}/providers/{type}"),
            body => new DiagnosticSettingResource(Client, DiagnosticSettingData.Read(body)), cancellationToken);
    }
}

/// <summary>A diagnostic setting.</summary>
public class DiagnosticSettingResource : ArmResource
{
    /// <summary><c>Microsoft.Insights/diagnosticSettings</c>.</summary>
    public static readonly ResourceType ResourceType = "Microsoft.Insights/diagnosticSettings";

    private readonly DiagnosticSettingData? data;

    /// <summary>For mocking.</summary>
    protected DiagnosticSettingResource() { }

    internal DiagnosticSettingResource(ArmClient client, DiagnosticSettingData data) : base(client, data.Id) => this.data = data;

    /// <summary>Whether the setting has been read.</summary>
    public virtual bool HasData => data is not null;

    /// <summary>The setting, as it was read.</summary>
    public virtual DiagnosticSettingData Data => data ?? throw new InvalidOperationException("The setting has not been read; call Get first.");
}

/// <summary>A diagnostic setting, as Resource Manager tells it.</summary>
public class DiagnosticSettingData : ResourceData
{
    /// <summary>A setting to be.</summary>
    public DiagnosticSettingData() { }

    private DiagnosticSettingData(JsonElement body)
        : base(body.ResourceId(), body.ResourceName(), body.TypeOf(DiagnosticSettingResource.ResourceType), null!) { }

    /// <summary>The Log Analytics workspace that it sends to.</summary>
    public ResourceIdentifier? WorkspaceId { get; set; }

    /// <summary>Which logs it sends.</summary>
    public IList<LogSettings> Logs { get; private init; } = [];

    internal static DiagnosticSettingData Read(JsonElement body) => new(body)
    {
        WorkspaceId = body.Child("properties").ResourceId("workspaceId"),
        Logs = body.Child("properties").Items("logs", LogSettings.Read),
    };
}
