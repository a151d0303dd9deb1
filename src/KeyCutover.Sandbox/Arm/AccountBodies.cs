using System.Text.Json;
using System.Text.Json.Nodes;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>Accounts as Cognitive Services describes them.</summary>
internal sealed class AccountBodies(SandboxWorld world)
{
    public JsonObject Body(ModelAccount account)
    {
        var body = ResourceBodies.Envelope(account, account.Kind);
        body["etag"] = QuotedETag(account);
        body["sku"] = new JsonObject { ["name"] = account.Sku };
        body["properties"] = Properties(account);
        body["systemData"] = JsonSerializer.SerializeToNode(new
        {
            createdBy = "sandbox",
            createdByType = "Application",
            createdAt = account.CreatedAt.UtcDateTime,
            lastModifiedBy = "sandbox",
            lastModifiedByType = "Application",
            lastModifiedAt = account.CreatedAt.UtcDateTime,
        });
        ResourceBodies.AddIdentity(body, account.Identity, world.Tenant.Id);
        return body;
    }

    public static string QuotedETag(ModelAccount account) => $"\"{account.ETag}\"";

    public object Deployment(ModelAccount account, ModelDeployment deployment) => new
    {
        id = $"{account.Id}/deployments/{deployment.Name}",
        type = "Microsoft.CognitiveServices/accounts/deployments",
        name = deployment.Name,
        sku = new { name = deployment.Sku, capacity = deployment.Capacity },
        properties = new
        {
            model = new { format = "OpenAI", name = deployment.Model, version = deployment.Version },
            versionUpgradeOption = "OnceNewDefaultVersionAvailable",
            currentCapacity = deployment.Capacity,
            capabilities = new { chatCompletion = "true" },
            provisioningState = "Succeeded",
        },
        etag = QuotedETag(account),
        systemData = new { createdAt = world.Clock.Origin.UtcDateTime },
    };

    private JsonObject Properties(ModelAccount account)
    {
        var endpoint = world.Origins.Account(account.Name);
        var properties = new JsonObject
        {
            ["endpoint"] = endpoint,
            ["provisioningState"] = account.Operation is { } operation && world.Now < operation.EndsAt ? "Accepted" : "Succeeded",
            ["internalId"] = account.InternalId,
            ["dateCreated"] = account.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'"),
            ["isMigrated"] = false,
            ["callRateLimit"] = new JsonObject
            {
                ["rules"] = new JsonArray(new JsonObject
                {
                    ["key"] = "default", ["renewalPeriod"] = 1, ["count"] = 30, ["matchPatterns"] = new JsonArray(new JsonObject { ["path"] = "*", ["method"] = "*" }),
                }),
            },
            ["networkAcls"] = new JsonObject
            {
                ["defaultAction"] = account.Network.DefaultAction,
                ["virtualNetworkRules"] = new JsonArray(),
                ["ipRules"] = new JsonArray([.. account.Network.IpRules.Select(rule => new JsonObject { ["value"] = rule })]),
            },
            ["privateEndpointConnections"] = new JsonArray(),
            ["publicNetworkAccess"] = account.PublicNetworkAccess,
            ["capabilities"] = new JsonArray(new JsonObject { ["name"] = "VirtualNetworks" }),
            ["endpoints"] = JsonSerializer.SerializeToNode(new Dictionary<string, string> { ["OpenAI Language Model Instance API"] = endpoint }),
        };
        if (account.Subdomain is { } subdomain)
            properties["customSubDomainName"] = subdomain;
        // Older accounts say nothing about it, which means that keys are allowed.
        if (account.DisableLocalAuth is { } disabled)
            properties["disableLocalAuth"] = disabled;
        return properties;
    }
}
