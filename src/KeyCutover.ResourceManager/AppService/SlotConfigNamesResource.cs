using System.Text.Json;
using Azure.Core;
using Azure.ResourceManager.Models;
using KeyCutover.ResourceManager.Requests;

namespace Azure.ResourceManager.AppService;

/// <summary>The names of the settings of a site that stay with their slot when slots are swapped.</summary>
public class SlotConfigNamesResource : ArmResource
{
    /// <summary><c>Microsoft.Web/sites/config</c>.</summary>
    public static readonly ResourceType ResourceType = "Microsoft.Web/sites/config";

    private readonly SlotConfigNamesResourceData? data;

    /// <summary>For mocking.</summary>
    protected SlotConfigNamesResource() { }

    internal SlotConfigNamesResource(ArmClient client, ResourceIdentifier id) : base(client, id) { }

    private SlotConfigNamesResource(ArmClient client, ResourceIdentifier id, SlotConfigNamesResourceData data) : base(client, id) => this.data = data;

    /// <summary>Whether the names have been read.</summary>
    public virtual bool HasData => data is not null;

    /// <summary>The names, as they were read.</summary>
    public virtual SlotConfigNamesResourceData Data => data ?? throw new InvalidOperationException("The names have not been read; call Get first.");

    /// <summary>Reads the names.</summary>
    public virtual async Task<Response<SlotConfigNamesResource>> GetAsync(CancellationToken cancellationToken = default)
    {
        var version = TryGetApiVersion(ResourceType, out var chosen) ? chosen : WebSiteResource.DefaultApiVersion;
        var response = await new ArmRequests(Pipeline, Endpoint, version).GetAsync(Id!, cancellationToken);
        return Response.FromValue(new SlotConfigNamesResource(Client, Id, response.Read(SlotConfigNamesResourceData.Read)), response);
    }
}

/// <summary>The names of settings that stay with their slot.</summary>
public class SlotConfigNamesResourceData : ResourceData
{
    /// <summary>No names.</summary>
    public SlotConfigNamesResourceData() => AppSettingNames = [];

    private SlotConfigNamesResourceData(JsonElement body)
        : base(body.ResourceId(), body.ResourceName(), body.TypeOf(SlotConfigNamesResource.ResourceType), null!) =>
        AppSettingNames = body.Child("properties").Texts("appSettingNames");

    /// <summary>App settings that stay.</summary>
    public IList<string> AppSettingNames { get; }

    internal static SlotConfigNamesResourceData Read(JsonElement body) => new(body);
}
