using System.Text.Json;
using System.Text.Json.Nodes;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>Sites as App Service describes them.</summary>
internal sealed class SiteBodies(SandboxWorld world)
{
    public JsonObject Body(WebSite site)
    {
        var body = ResourceBodies.Envelope(site, ResourceBodies.KindOf(site));
        var properties = (JsonObject)JsonSerializer.SerializeToNode(Properties(site))!;
        SiteDefaults.AddTo(properties, site, world.ResourceGroup.Name);
        body["properties"] = properties;
        ResourceBodies.AddIdentity(body, site.Identity, world.Tenant.Id);
        return body;
    }

    /// <summary>Changes with every write. No call takes it as a precondition.</summary>
    public static string ETag(WebSite site) => $"\"{site.DeployedAt.Ticks + site.LatestRevision.Number:X}\"";

    /// <summary>A part of the configuration, under its own name.</summary>
    public static object Config(WebSite site, string name, object properties) => new
    {
        id = $"{site.Id}/config/{name}",
        name,
        type = "Microsoft.Web/sites/config",
        location = site.Location,
        properties,
    };

    private object Properties(WebSite site)
    {
        var host = HostOf(world.Origins.Site(site.HostLabel));
        var scm = HostOf(world.Origins.Scm(site.HostLabel));
        return new
        {
            name = site.Production is null ? site.Name : $"{site.Whole.Name}({site.SlotName})",
            state = site.IsRunning ? "Running" : "Stopped",
            hostNames = new[] { host },
            repositorySiteName = site.Whole.Name,
            usageState = "Normal",
            enabled = site.IsRunning,
            enabledHostNames = new[] { host, scm },
            availabilityState = "Normal",
            hostNameSslStates = new object[]
            {
                new { name = host, sslState = "Disabled", hostType = "Standard" },
                new { name = scm, sslState = "Disabled", hostType = "Repository" },
            },
            serverFarmId = $"{world.ResourceGroup.Id}/providers/Microsoft.Web/serverfarms/{site.Whole.Name}-plan",
            reserved = site.Os == "linux",
            isXenon = false,
            hyperV = false,
            lastModifiedTimeUtc = site.DeployedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff"),
            siteConfig = new
            {
                numberOfWorkers = site.InstanceCount,
                linuxFxVersion = site.Os == "linux" ? "DOTNETCORE|10.0" : "",
                appSettings = (object?)null,
                connectionStrings = (object?)null,
                alwaysOn = true,
                acrUseManagedIdentityCreds = false,
                http20Enabled = false,
                functionAppScaleLimit = 0,
                minimumElasticInstanceCount = 0,
                clusteringEnabled = false,
                webJobsEnabled = false,
            },
            scmSiteAlsoStopped = false,
            targetSwapSlot = site.TargetSwapSlot,
            clientAffinityEnabled = false,
            outboundIpAddresses = "127.0.0.1",
            possibleOutboundIpAddresses = "127.0.0.1",
            sku = "Standard",
            resourceGroup = world.ResourceGroup.Name,
            defaultHostName = host,
            slotSwapStatus = site.SlotSwapStatus is { } swap
                ? new { timestampUtc = swap.At.UtcDateTime, sourceSlotName = swap.SourceSlotName, destinationSlotName = swap.DestinationSlotName }
                : null,
            httpsOnly = true,
            publicNetworkAccess = "Enabled",
            keyVaultReferenceIdentity = "SystemAssigned",
        };
    }

    private static string HostOf(string address) => address["https://".Length..].TrimEnd('/');
}
