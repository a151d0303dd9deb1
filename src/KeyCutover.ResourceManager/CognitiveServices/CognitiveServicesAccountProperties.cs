using System.Text.Json;
using System.Text.Json.Nodes;
using KeyCutover.ResourceManager.Requests;

namespace Azure.ResourceManager.CognitiveServices.Models;

/// <summary>The properties of an account; null is not written.</summary>
public class CognitiveServicesAccountProperties
{
    /// <summary>Nothing set.</summary>
    public CognitiveServicesAccountProperties() { }

    /// <summary>Whether key authentication is off; null when Azure does not say, and then it is on.</summary>
    public bool? DisableLocalAuth { get; set; }

    /// <summary>Its custom subdomain, without which no token works.</summary>
    public string? CustomSubDomainName { get; set; }

    /// <summary>Where it answers.</summary>
    public string? Endpoint { get; private init; }

    /// <summary>The state of the last operation on it.</summary>
    public ServiceAccountProvisioningState? ProvisioningState { get; private init; }

    internal static CognitiveServicesAccountProperties Read(JsonElement properties) => new()
    {
        DisableLocalAuth = properties.Flag("disableLocalAuth"),
        CustomSubDomainName = properties.Text("customSubDomainName"),
        Endpoint = properties.Text("endpoint"),
        ProvisioningState = properties.Text("provisioningState") is { } state ? new ServiceAccountProvisioningState(state) : (ServiceAccountProvisioningState?)null,
    };

    internal JsonObject ToJson()
    {
        var body = new JsonObject();
        if (DisableLocalAuth is { } disabled) body["disableLocalAuth"] = disabled;
        if (CustomSubDomainName is not null) body["customSubDomainName"] = CustomSubDomainName;
        return body;
    }
}
