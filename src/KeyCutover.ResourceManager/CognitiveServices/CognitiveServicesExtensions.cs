using Azure.Core;

namespace Azure.ResourceManager.CognitiveServices;

/// <summary>What Cognitive Services adds to the Resource Manager client.</summary>
public static class CognitiveServicesExtensions
{
    /// <summary>A client for the account of that id; nothing is sent.</summary>
    public static CognitiveServicesAccountResource GetCognitiveServicesAccountResource(this ArmClient client, ResourceIdentifier id) =>
        client.GetResourceClient(() => new CognitiveServicesAccountResource(client, id));
}
