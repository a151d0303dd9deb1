using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.ResourceManager.CognitiveServices.Models;
using Azure.ResourceManager.Models;
using KeyCutover.ResourceManager.Requests;

namespace Azure.ResourceManager.CognitiveServices;

/// <summary>An account, as Resource Manager tells it or as it is to be changed.</summary>
public class CognitiveServicesAccountData : TrackedResourceData
{
    /// <summary>An account in a region.</summary>
    public CognitiveServicesAccountData(AzureLocation location) : base(location) { }

    private CognitiveServicesAccountData(JsonElement body)
        : base(body.ResourceId(), body.ResourceName(), body.TypeOf(CognitiveServicesAccountResource.ResourceType), null!, body.Map("tags"), body.Location()) { }

    /// <summary><c>OpenAI</c>, <c>AIServices</c>, or another kind.</summary>
    public string? Kind { get; set; }

    /// <summary>Its properties.</summary>
    public CognitiveServicesAccountProperties? Properties { get; set; }

    internal static CognitiveServicesAccountData Read(JsonElement body) => new(body)
    {
        Kind = body.Text("kind"),
        Properties = CognitiveServicesAccountProperties.Read(body.Child("properties")),
    };

    internal JsonObject ToJson()
    {
        var body = new JsonObject { ["location"] = Location.Name };
        if (Kind is not null) body["kind"] = Kind;
        if (Properties is not null) body["properties"] = Properties.ToJson();
        return body;
    }
}
