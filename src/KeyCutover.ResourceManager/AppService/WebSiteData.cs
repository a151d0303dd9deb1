using System.Text.Json;
using Azure.Core;
using Azure.ResourceManager.Models;
using KeyCutover.ResourceManager.Requests;

namespace Azure.ResourceManager.AppService;

/// <summary>An App Service app, as Resource Manager tells it.</summary>
public class WebSiteData : TrackedResourceData
{
    /// <summary>A site to be, in a region.</summary>
    public WebSiteData(AzureLocation location) : base(location) { }

    private WebSiteData(JsonElement body)
        : base(body.ResourceId(), body.ResourceName(), body.TypeOf(WebSiteResource.ResourceType), null!, body.Map("tags"), body.Location()) { }

    /// <summary>Its managed identities.</summary>
    public ManagedServiceIdentity? Identity { get; set; }

    /// <summary>What it is, such as <c>app,linux</c>.</summary>
    public string? Kind { get; set; }

    /// <summary>Whether it runs on Linux.</summary>
    public bool? IsReserved { get; set; }

    /// <summary>The host name that it always has.</summary>
    public string? DefaultHostName { get; private init; }

    /// <summary><c>Running</c> or <c>Stopped</c>.</summary>
    public string? State { get; private init; }

    /// <summary>The slot whose swap is prepared and pending.</summary>
    public string? TargetSwapSlot { get; private init; }

    internal static WebSiteData Read(JsonElement body)
    {
        var properties = body.Child("properties");
        return new WebSiteData(body)
        {
            Identity = body.Identity(),
            Kind = body.Text("kind"),
            IsReserved = properties.Flag("reserved"),
            DefaultHostName = properties.Text("defaultHostName"),
            State = properties.Text("state"),
            TargetSwapSlot = properties.Text("targetSwapSlot"),
        };
    }
}
