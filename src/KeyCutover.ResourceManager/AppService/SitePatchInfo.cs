using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.ResourceManager.Models;

namespace Azure.ResourceManager.AppService.Models;

/// <summary>What is to be changed of a site; what is not set is left as it is.</summary>
public class SitePatchInfo : ResourceData
{
    /// <summary>No change yet.</summary>
    public SitePatchInfo() { }

    /// <summary>The managed identities that the site is to have.</summary>
    public ManagedServiceIdentity? Identity { get; set; }

    internal JsonObject ToJson()
    {
        var body = new JsonObject();
        if (Identity is not null) body["identity"] = JsonSerializer.SerializeToNode(Identity);
        return body;
    }
}
