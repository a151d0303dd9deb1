using System.Text.Json.Nodes;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>Parts of bodies that all resources have in common.</summary>
internal static class ResourceBodies
{
    public static object Summary(AzureResource resource) => Envelope(resource, resource switch
    {
        WebSite site => KindOf(site),
        ModelAccount account => account.Kind,
        _ => null,
    });

    /// <summary>The body without its properties.</summary>
    public static JsonObject Envelope(AzureResource resource, string? kind)
    {
        var body = new JsonObject { ["id"] = resource.Id, ["name"] = resource.Name, ["type"] = resource.Type };
        if (kind is not null)
            body["kind"] = kind;
        body["location"] = resource.Location;
        // App Service and Cognitive Services say nothing about tags that were never set; Key Vault and Managed Identity say there are none.
        if (resource.Tags.Count > 0 || resource is KeyVault or UserAssignedIdentity)
            body["tags"] = new JsonObject(resource.Tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)JsonValue.Create(tag.Value))));
        return body;
    }

    /// <summary>Adds the identity, if the resource has one; without one, the body says nothing about it.</summary>
    public static void AddIdentity(JsonObject body, ResourceIdentity identity, string tenantId)
    {
        if (identity.Type is not { } type)
            return;
        var part = new JsonObject { ["type"] = type };
        if (identity.System is { } system)
        {
            part["tenantId"] = tenantId;
            part["principalId"] = system.ObjectId;
        }
        if (identity.UserAssigned.Count > 0)
        {
            part["userAssignedIdentities"] = new JsonObject(identity.UserAssigned.Select(assigned => KeyValuePair.Create(
                assigned.Key,
                (JsonNode?)new JsonObject { ["principalId"] = assigned.Value.Principal.ObjectId, ["clientId"] = assigned.Value.Principal.AppId })));
        }
        body["identity"] = part;
    }

    public static string KindOf(WebSite site) => site.Os == "linux" ? "app,linux" : "app";

    /// <summary>Reads tags of a request; null when it has none.</summary>
    public static SortedDictionary<string, string>? TagsOf(JsonObject body) =>
        body["tags"] is JsonObject tags
            ? new SortedDictionary<string, string>(tags.ToDictionary(tag => tag.Key, tag => tag.Value?.GetValue<string>() ?? ""), StringComparer.Ordinal)
            : null;
}
