using KeyCutover.AzureContract.Tests.Sandboxes;

namespace KeyCutover.AzureContract.Tests.Operations;

/// <summary>What the product and its tests ask Resource Manager for. The first api-version of each list is the one that the product sends.</summary>
internal static class AskedOfResourceManager
{
    private const string Group = $"/subscriptions/{SeedText.SubscriptionId}/resourceGroups/contract";
    private const string Site = Group + "/providers/Microsoft.Web/sites/claims";
    private const string Account = Group + "/providers/Microsoft.CognitiveServices/accounts/openai";
    private const string Closed = Group + "/providers/Microsoft.CognitiveServices/accounts/closed";
    private const string Authorization = "/providers/Microsoft.Authorization";
    private const string Identity = Group + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/shared";
    private const string OpenAIUser = $"/subscriptions/{SeedText.SubscriptionId}{Authorization}/roleDefinitions/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";
    private const string Grant = $$$"""{"properties":{"roleDefinitionId":"{{{OpenAIUser}}}","principalId":"{{{ContractSeed.Stranger}}}","principalType":"ServicePrincipal"}}""";
    private const string Assignment = Account + Authorization + "/roleAssignments/4f1a0e0c-8f53-5f0e-9a6e-6a1f0c9b7d01";
    private const string Diagnostics = Account + "/providers/Microsoft.Insights/diagnosticSettings";

    private static readonly string[] Web = ["2024-11-01", "2024-04-01", "2023-12-01", "2023-01-01", "2022-03-01"];
    private static readonly string[] Cognitive = ["2025-06-01", "2024-10-01", "2023-05-01"];
    private static readonly string[] Roles = ["2022-04-01"];
    private static readonly string[] Locks = ["2020-05-01", "2016-09-01"];
    private static readonly string[] PolicyAssignments = ["2022-06-01", "2024-05-01", "2021-06-01"];
    private static readonly string[] PolicyDefinitions = ["2021-06-01", "2024-05-01"];

    public static IEnumerable<Ask> All => [.. Sites, .. Accounts, .. Access, .. Guardrails, .. Others];

    private static IEnumerable<Ask> Sites =>
    [
        Arm("a site", "GET", Site, 200, Web),
        Arm("a site that is not there", "GET", Site + "-absent", 404, Web),
        Arm("sites of the group", "GET", Group + "/providers/Microsoft.Web/sites", 200, Web),
        Arm("its own identity", "PATCH", Site, 200, Web, """{"identity":{"type":"SystemAssigned"}}"""),
        Arm("a shared identity", "PATCH", Site, 200, Web, "{\"identity\":{\"type\":\"SystemAssigned, UserAssigned\",\"userAssignedIdentities\":{\"" + Identity + "\":{}}}}"),
        Arm("no identity", "PATCH", Site, 200, Web, """{"identity":{"type":"None"}}"""),
        Arm("app settings", "POST", Site + "/config/appsettings/list", 200, Web),
        Arm("new app settings", "PUT", Site + "/config/appsettings", 200, Web, """{"properties":{"CLAIMS_REGION":"emea"}}"""),
        Arm("sticky settings", "GET", Site + "/config/slotConfigNames", 200, Web),
        Arm("new sticky settings", "PUT", Site + "/config/slotConfigNames", 200, Web, """{"properties":{"appSettingNames":["CLAIMS_REGION"]}}"""),
        Arm("connection strings", "POST", Site + "/config/connectionstrings/list", 200, Web),
        Arm("new connection strings", "PUT", Site + "/config/connectionstrings", 200, Web, """{"properties":{"Db":{"value":"v","type":"SQLAzure"}}}"""),
        Arm("instances", "GET", Site + "/instances", 200, Web),
        Arm("web configuration", "GET", Site + "/config/web", 200, Web),
        Arm("new web configuration", "PATCH", Site + "/config/web", 200, Web, """{"properties":{"alwaysOn":true}}"""),
        Arm("publishing policy", "GET", Site + "/basicPublishingCredentialsPolicies/scm", 200, Web),
        Arm("a stop", "POST", Site + "/stop", 200, Web),
        Arm("a start", "POST", Site + "/start", 200, Web),
        Arm("a restart", "POST", Site + "/restart", 200, Web),
        Arm("settings while a swap is pending", "PUT", Group + "/providers/Microsoft.Web/sites/swapping/config/appsettings", 409, Web, """{"properties":{}}"""),
    ];

    private static IEnumerable<Ask> Accounts =>
    [
        Arm("an account", "GET", Account, 200, Cognitive),
        Arm("an account that is not there", "GET", Account + "-absent", 404, Cognitive),
        Arm("accounts of the group", "GET", Group + "/providers/Microsoft.CognitiveServices/accounts", 200, Cognitive),
        Arm("keys", "POST", Account + "/listKeys", 200, Cognitive),
        Arm("another key", "POST", Account + "/regenerateKey", 200, Cognitive, """{"keyName":"Key2"}"""),
        Arm("a key that is not there", "POST", Account + "/regenerateKey", 400, Cognitive, """{"keyName":"Key3"}"""),
        Arm("deployments", "GET", Account + "/deployments", 200, Cognitive),
        Arm("a deployment", "GET", Account + "/deployments/gpt", 200, Cognitive),
        Arm("a deployment that is not there", "GET", Account + "/deployments/absent", 404, Cognitive),
        Arm("an end to keys", "PATCH", Closed, 200, Cognitive, """{"properties":{"disableLocalAuth":true}}"""),
        Arm("keys that are off", "POST", Closed + "/listKeys", 400, Cognitive),
        Arm("an update that takes a while", "PATCH", Account, 202, [Cognitive[0]], """{"properties":{"disableLocalAuth":true}}""") with { Host = ContractSeed.Asynchronous },
        Arm("an update in an update", "PATCH", Account, 409, Cognitive, """{"properties":{"disableLocalAuth":false}}""") with { Host = ContractSeed.Asynchronous },
        Arm("an account meanwhile", "GET", Account, 200, Cognitive) with { Host = ContractSeed.Asynchronous },
    ];

    private static IEnumerable<Ask> Access =>
    [
        Arm("a grant", "PUT", Assignment, 201, Roles, Grant),
        Arm("the grant", "GET", Assignment, 200, Roles),
        Arm("the grant again, under another name", "PUT", Assignment[..^1] + "2", 409, Roles, Grant),
        Arm("a grant to nobody", "PUT", Assignment[..^1] + "3", 400, Roles, Grant.Replace(",\"principalType\":\"ServicePrincipal\"", "", StringComparison.Ordinal).Replace(ContractSeed.Stranger, "4f1a0e0c-8f53-5f0e-9a6e-000000000000", StringComparison.Ordinal)),
        Arm("grants on the account", "GET", Account + Authorization + "/roleAssignments", 200, Roles) with { Filter = "atScope()" },
        Arm("grants of a principal", "GET", Account + Authorization + "/roleAssignments", 200, Roles) with { Filter = $"principalId eq '{ContractSeed.Stranger}'" },
        Arm("an end to the grant", "DELETE", Assignment, 200, Roles),
        Arm("an end to no grant", "DELETE", Assignment, 204, Roles),
        Arm("a grant that is not there", "GET", Assignment, 404, Roles),
        Arm("a role", "GET", OpenAIUser, 200, "2022-04-01", "2022-05-01-preview"),
        Arm("roles", "GET", Group + Authorization + "/roleDefinitions", 200, "2022-04-01", "2022-05-01-preview"),
        Arm("permissions on a resource", "GET", Account + Authorization + "/permissions", 200, Roles),
        Arm("permissions on the group", "GET", Group + Authorization + "/permissions", 200, Roles),
        Arm("deny assignments", "GET", Account + Authorization + "/denyAssignments", 200, Roles) with { Filter = "atScope()" },
        Arm("a user-assigned identity", "GET", Identity, 200, "2023-01-31", "2018-11-30"),
        Arm("an identity that is not there", "GET", Identity + "-absent", 404, "2023-01-31", "2018-11-30"),
        Arm("something without a token", "GET", Account, 401, Cognitive) with { Authorized = false },
        Arm("something that is denied", "DELETE", Identity, 403, "2023-01-31"),
    ];

    private static IEnumerable<Ask> Guardrails =>
    [
        Arm("locks on the account", "GET", Account + Authorization + "/locks", 200, Locks) with { Filter = "atScope()" },
        Arm("locks on the group", "GET", Group + Authorization + "/locks", 200, Locks) with { Filter = "atScope()" },
        Arm("locks on the subscription", "GET", $"/subscriptions/{SeedText.SubscriptionId}{Authorization}/locks", 200, Locks) with { Filter = "atScope()" },
        Arm("a lock", "PUT", Account + Authorization + "/locks/extra", 201, [Locks[0]], """{"properties":{"level":"CanNotDelete","notes":"n"}}"""),
        Arm("that lock", "GET", Account + Authorization + "/locks/extra", 200, Locks),
        Arm("no lock", "DELETE", Account + Authorization + "/locks/extra", 200, [Locks[0]]),
        Arm("a write to what is locked", "PATCH", Group + "/providers/Microsoft.CognitiveServices/accounts/locked", 409, Cognitive, """{"tags":{}}"""),
        Arm("policy assignments", "GET", Account + Authorization + "/policyAssignments", 200, PolicyAssignments) with { Filter = "atScope()" },
        Arm("a policy definition", "GET", Authorization + "/policyDefinitions/71ef260a-8f18-47b7-abcb-62d0673d94dc", 200, PolicyDefinitions),
        Arm("a policy definition that is not there", "GET", Authorization + "/policyDefinitions/absent", 404, PolicyDefinitions),
        Arm("what a policy denies", "PATCH", Group + "/providers/Microsoft.CognitiveServices/accounts/governed", 403, Cognitive, """{"properties":{"disableLocalAuth":false}}"""),
        Arm("diagnostic settings", "GET", Diagnostics, 200, "2021-05-01-preview"),
        Arm("a diagnostic setting", "GET", Diagnostics + "/to-logs", 200, "2021-05-01-preview"),
        Arm("a diagnostic setting that is not there", "GET", Diagnostics + "/absent", 404, "2021-05-01-preview"),
    ];

    private static IEnumerable<Ask> Others =>
    [
        Arm("the vault", "GET", Group + "/providers/Microsoft.KeyVault/vaults/vault", 200, "2023-07-01", "2023-02-01"),
        Arm("a vault that is not there", "GET", Group + "/providers/Microsoft.KeyVault/vaults/absent", 404, "2023-07-01"),
        Arm("the workspace", "GET", Group + "/providers/Microsoft.OperationalInsights/workspaces/logs", 200, "2023-09-01"),
        Arm("a workspace that is not there", "GET", Group + "/providers/Microsoft.OperationalInsights/workspaces/absent", 404, "2023-09-01"),
        Arm("the subscription", "GET", $"/subscriptions/{SeedText.SubscriptionId}", 200, "2022-12-01"),
        Arm("a subscription that is not there", "GET", $"/subscriptions/{SeedText.SubscriptionId[..^1]}9/resourceGroups/contract", 404, "2022-09-01"),
        Arm("subscriptions", "GET", "/subscriptions", 200, "2022-12-01"),
        Arm("tenants", "GET", "/tenants", 200, "2022-12-01"),
        Arm("the group", "GET", Group, 200, "2022-09-01", "2021-04-01"),
        Arm("groups", "GET", $"/subscriptions/{SeedText.SubscriptionId}/resourceGroups", 200, "2022-09-01", "2021-04-01"),
        Arm("a group that is not there", "GET", Group + "-absent", 404, "2022-09-01"),
        Arm("resources", "GET", $"/subscriptions/{SeedText.SubscriptionId}/resources", 200, "2021-04-01"),
        Arm("a provider", "GET", $"/subscriptions/{SeedText.SubscriptionId}/providers/Microsoft.Web", 200, "2022-09-01", "2021-04-01"),
    ];

    private static Ask Arm(string what, string method, string path, int status, params string[] versions) => new(what, AzureService.ResourceManager, method, path, status, versions);

    private static Ask Arm(string what, string method, string path, int status, string[] versions, string body) => new(what, AzureService.ResourceManager, method, path, status, versions) { Body = body };
}
