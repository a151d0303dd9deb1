using Azure.Core;

namespace Azure.ResourceManager.AppService;

/// <summary>What App Service adds to the Resource Manager client.</summary>
public static class AppServiceExtensions
{
    /// <summary>A client for the site of that id; nothing is sent.</summary>
    public static WebSiteResource GetWebSiteResource(this ArmClient client, ResourceIdentifier id) =>
        client.GetResourceClient(() => new WebSiteResource(client, id));
}
