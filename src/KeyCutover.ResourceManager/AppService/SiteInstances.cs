using System.Text.Json;
using Azure.Core;
using Azure.ResourceManager.Models;
using KeyCutover.ResourceManager.Requests;

namespace Azure.ResourceManager.AppService;

/// <summary>The instances that serve a site.</summary>
public class SiteInstanceCollection : ArmCollection
{
    /// <summary>For mocking.</summary>
    protected SiteInstanceCollection() { }

    internal SiteInstanceCollection(ArmClient client, ResourceIdentifier id) : base(client, id) { }

    /// <summary>Lists the instances.</summary>
    public virtual AsyncPageable<SiteInstanceResource> GetAllAsync(CancellationToken cancellationToken = default)
    {
        var version = TryGetApiVersion(SiteInstanceResource.ResourceType, out var chosen) ? chosen : WebSiteResource.DefaultApiVersion;
        var requests = new ArmRequests(Pipeline, Endpoint, version);
        return new ResourcePages<SiteInstanceResource>(
            requests, requests.AddressOf($"{Id}/instances"), body => new SiteInstanceResource(Client, WebSiteInstanceStatusData.Read(body)), cancellationToken);
    }
}

/// <summary>One instance that serves a site.</summary>
public class SiteInstanceResource : ArmResource
{
    /// <summary><c>Microsoft.Web/sites/instances</c>.</summary>
    public static readonly ResourceType ResourceType = "Microsoft.Web/sites/instances";

    private readonly WebSiteInstanceStatusData? data;

    /// <summary>For mocking.</summary>
    protected SiteInstanceResource() { }

    internal SiteInstanceResource(ArmClient client, WebSiteInstanceStatusData data) : base(client, data.Id) => this.data = data;

    /// <summary>Whether the instance has been read.</summary>
    public virtual bool HasData => data is not null;

    /// <summary>The instance, as it was read.</summary>
    public virtual WebSiteInstanceStatusData Data => data ?? throw new InvalidOperationException("The instance has not been read; call Get first.");
}

/// <summary>An instance; its name is the id that the affinity cookie carries.</summary>
public class WebSiteInstanceStatusData : ResourceData
{
    /// <summary>An unknown instance.</summary>
    public WebSiteInstanceStatusData() { }

    private WebSiteInstanceStatusData(JsonElement body)
        : base(body.ResourceId(), body.ResourceName(), body.TypeOf(SiteInstanceResource.ResourceType), null!) { }

    internal static WebSiteInstanceStatusData Read(JsonElement body) => new(body);
}
