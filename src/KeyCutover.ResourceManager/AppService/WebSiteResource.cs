using Azure.Core;
using Azure.ResourceManager.AppService.Models;
using KeyCutover.ResourceManager.Requests;

namespace Azure.ResourceManager.AppService;

/// <summary>An App Service app.</summary>
public class WebSiteResource : ArmResource
{
    /// <summary><c>Microsoft.Web/sites</c>.</summary>
    public static readonly ResourceType ResourceType = "Microsoft.Web/sites";

    internal const string DefaultApiVersion = "2024-11-01";

    private readonly WebSiteData? data;

    /// <summary>For mocking.</summary>
    protected WebSiteResource() { }

    internal WebSiteResource(ArmClient client, ResourceIdentifier id) : base(client, id) { }

    internal WebSiteResource(ArmClient client, WebSiteData data) : base(client, data.Id) => this.data = data;

    /// <summary>Whether the site has been read.</summary>
    public virtual bool HasData => data is not null;

    /// <summary>The site, as it was read.</summary>
    public virtual WebSiteData Data => data ?? throw new InvalidOperationException("The site has not been read; call Get first.");

    private ArmRequests Requests => new(Pipeline, Endpoint, TryGetApiVersion(ResourceType, out var version) ? version : DefaultApiVersion);

    /// <summary>Reads the site.</summary>
    public virtual async Task<Response<WebSiteResource>> GetAsync(CancellationToken cancellationToken = default)
    {
        var response = await Requests.GetAsync(Id!, cancellationToken);
        return Response.FromValue(Read(response), response);
    }

    /// <summary>Changes what <paramref name="info"/> sets, and nothing else.</summary>
    public virtual async Task<Response<WebSiteResource>> UpdateAsync(SitePatchInfo info, CancellationToken cancellationToken = default)
    {
        var response = await Requests.SendAsync(RequestMethod.Patch, Id!, info.ToJson(), cancellationToken);
        return Response.FromValue(Read(response), response);
    }

    /// <summary>Reads all app settings, with their values.</summary>
    public virtual async Task<Response<AppServiceConfigurationDictionary>> GetApplicationSettingsAsync(CancellationToken cancellationToken = default)
    {
        var response = await Requests.SendAsync(RequestMethod.Post, $"{Id}/config/appsettings/list", null, cancellationToken);
        return Response.FromValue(response.Read(AppServiceConfigurationDictionary.Read), response);
    }

    /// <summary>Replaces all app settings.</summary>
    public virtual async Task<Response<AppServiceConfigurationDictionary>> UpdateApplicationSettingsAsync(
        AppServiceConfigurationDictionary appSettings, CancellationToken cancellationToken = default)
    {
        var response = await Requests.SendAsync(RequestMethod.Put, $"{Id}/config/appsettings", appSettings.ToJson(), cancellationToken);
        return Response.FromValue(response.Read(AppServiceConfigurationDictionary.Read), response);
    }

    /// <summary>The names of the settings that stay with their slot.</summary>
    public virtual SlotConfigNamesResource GetSlotConfigNamesResource() => new(Client, new ResourceIdentifier($"{Id}/config/slotConfigNames"));

    /// <summary>The instances that serve the site.</summary>
    public virtual SiteInstanceCollection GetSiteInstances() => new(Client, Id);

    private WebSiteResource Read(Response response) => new(Client, response.Read(WebSiteData.Read));
}
