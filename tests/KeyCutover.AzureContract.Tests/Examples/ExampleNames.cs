using System.Text.RegularExpressions;
using KeyCutover.AzureContract.Tests.Operations;
using KeyCutover.AzureContract.Tests.Sandboxes;

namespace KeyCutover.AzureContract.Tests.Examples;

/// <summary>Which of the seed's resources stands for what an example names.</summary>
internal static partial class ExampleNames
{
    private const string Group = $"subscriptions/{SeedText.SubscriptionId}/resourceGroups/contract";
    private const string Account = Group + "/providers/Microsoft.CognitiveServices/accounts/openai";
    private const string OpenAIUser = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";

    public static string Of(string parameter, OfficialExample example, string workspaceId) => parameter switch
    {
        "subscriptionId" => SeedText.SubscriptionId,
        "resourceGroupName" => "contract",
        // The examples' locks would stop the examples that come after.
        "scope" or "resourceName" when IsOfLocks(example) => parameter == "scope" ? Group + "/providers/Microsoft.CognitiveServices/accounts/closed" : "closed",
        "scope" or "resourceUri" or "resourceId" => Account,
        "accountName" => "openai",
        "deploymentName" or "deployment-id" => "gpt",
        "vaultName" => "vault",
        "secret-name" => $"{example.Operation.OperationId}-{example.Operation.ApiVersion.Replace('.', '-')}",
        "secret-version" => "",
        "workspaceId" => workspaceId,
        "workspaceName" => "logs",
        "resourceProviderNamespace" => "Microsoft.CognitiveServices",
        "parentResourcePath" => "",
        "resourceType" => "accounts",
        "resourceName" when example.Operation.Provider == "Microsoft.ManagedIdentity" => example.Operation.Method == "DELETE" ? "spare" : "shared",
        "resourceName" => "openai",
        "roleDefinitionId" => OpenAIUser,
        "policyDefinitionName" => "71ef260a-8f18-47b7-abcb-62d0673d94dc",
        "policyAssignmentName" => "audit",
        "name" when example.Operation.Provider == "Microsoft.Web" => "claims",
        "name" when example.Operation.OperationId.StartsWith("DiagnosticSettings_", StringComparison.Ordinal) => "to-logs",
        "lockName" when example.Operation.Method == "GET" => "stay",
        "roleAssignmentName" when example.Operation.Method == "GET" => ContractSeed.Assignment,
        "roleAssignmentName" => "4f1a0e0c-8f53-5f0e-9a6e-6a1f0c9b7d01",
        _ => Uri.EscapeDataString(example.Parameters[parameter]?.ToString() ?? parameter),
    };

    private static bool IsOfLocks(OfficialExample example) => example.Operation.OperationId.StartsWith("ManagementLocks_", StringComparison.Ordinal);

    /// <summary>A body with the ids of what is there.</summary>
    public static string InBody(string body) =>
        Workspace().Replace(Principal().Replace(Role().Replace(body, $"roleDefinitions/{OpenAIUser}"), $"\"principalId\":\"{ContractSeed.Stranger}\""), $"\"workspaceId\":\"/{Group}/providers/Microsoft.OperationalInsights/workspaces/logs\"");

    [GeneratedRegex("roleDefinitions/[^\"]+")]
    private static partial Regex Role();

    [GeneratedRegex("\"principalId\":\"[^\"]+\"")]
    private static partial Regex Principal();

    [GeneratedRegex("\"workspaceId\":\"[^\"]*\"")]
    private static partial Regex Workspace();
}
