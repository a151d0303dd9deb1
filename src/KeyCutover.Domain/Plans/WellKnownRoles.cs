namespace KeyCutover.Domain.Plans;

/// <summary>Built-in roles, by GUID: names are being changed, GUIDs are not (Azure built-in roles, AI and machine learning).</summary>
public static class WellKnownRoles
{
    /// <summary>Cognitive Services OpenAI User: inference, no keys.</summary>
    public static readonly Guid CognitiveServicesOpenAIUser = new("5e0bd9bd-7b93-4f28-af87-19fc36ad61bd");

    /// <summary>Roles that can list an account's keys: granting one to a workload would defeat the cutover.</summary>
    public static readonly IReadOnlyDictionary<Guid, string> CanListKeys = new Dictionary<Guid, string>
    {
        [new("a97b65f3-24c7-4388-baec-2e87135dc908")] = "Cognitive Services User",
        [new("25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68")] = "Cognitive Services Contributor",
        [new("53ca6127-db72-4b80-b1b0-d745d6d5456d")] = "Foundry User (Azure AI User)",
        [new("8e3af657-a8ff-443c-a75c-2fe8c4bcb635")] = "Owner",
        [new("b24988ac-6180-42a0-ab88-20f7382dd24c")] = "Contributor",
    };
}
