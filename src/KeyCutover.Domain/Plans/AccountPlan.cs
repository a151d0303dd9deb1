using System.ComponentModel;

namespace KeyCutover.Domain.Plans;

/// <summary>The account whose keys the callers leave, and the role that replaces them.</summary>
public sealed record AccountPlan
{
    /// <summary>The account's id (<c>Microsoft.CognitiveServices/accounts</c>).</summary>
    [Description("The resource id of the Microsoft.CognitiveServices account.")]
    public required AzureResourceId Id { get; init; }

    /// <summary>The model deployment that probes call, with one token.</summary>
    [Description("The name of the model deployment that probes call, one token at a time.")]
    public required string Deployment { get; init; }

    /// <summary>The GUID of the role that each caller's identity gets on the account. Roles that can list keys are refused.</summary>
    [Description("The GUID of the role for the callers' identities; Cognitive Services OpenAI User unless said otherwise. Roles that can list keys are refused.")]
    public Guid Role { get; init; } = WellKnownRoles.CognitiveServicesOpenAIUser;
}
