using KeyCutover.AzureContract.Tests.Sandboxes;

namespace KeyCutover.AzureContract.Tests.Operations;

/// <summary>What the product and its tests ask Key Vault, Log Analytics and the models for.</summary>
internal static class AskedOfDataPlanes
{
    private const string Hello = """{"messages":[{"role":"user","content":"hello"}]}""";
    private const string Chat = "/openai/deployments/gpt/chat/completions";

    // The product's client sends 7.6, which is not described; 7.5 is the nearest.
    private static readonly string[] Secrets = ["7.6", "7.5", "7.4"];
    private static readonly string[] Inference = ["2024-10-21", "2024-06-01", "2024-02-01"];

    public static IEnumerable<Ask> All => [.. Vault, .. Logs, .. Models];

    private static IEnumerable<Ask> Vault =>
    [
        OfVault("something without a token", "GET", "/secrets", 401) with { Authorized = false },
        OfVault("a new secret", "PUT", "/secrets/key", 200) with { Body = """{"value":"v","contentType":"text/plain","tags":{"run":"1"},"attributes":{"enabled":true,"exp":4102444800}}""" },
        OfVault("the secret", "GET", "/secrets/key", 200),
        OfVault("the secret with an empty version", "GET", "/secrets/key/", 200),
        OfVault("its versions", "GET", "/secrets/key/versions", 200),
        OfVault("secrets", "GET", "/secrets", 200),
        OfVault("a disabled secret", "PATCH", "/secrets/key/", 200) with { Body = """{"attributes":{"enabled":false}}""" },
        OfVault("the disabled secret", "GET", "/secrets/key", 403),
        OfVault("a secret that is not there", "GET", "/secrets/absent", 404),
        OfVault("a name that is not one", "PUT", "/secrets/not_a_name", 400) with { Body = """{"value":"v"}""" },
        OfVault("an end to the secret", "DELETE", "/secrets/first", 200, "7.6"),
        OfVault("the deleted secret", "GET", "/deletedsecrets/first", 200),
        OfVault("deleted secrets", "GET", "/deletedsecrets", 200),
        OfVault("a name that is still taken", "PUT", "/secrets/first", 409) with { Body = """{"value":"v"}""" },
        OfVault("the secret back", "POST", "/deletedsecrets/first/recover", 200, "7.6"),
        OfVault("an end to another", "DELETE", "/secrets/second", 200, "7.5"),
        OfVault("a purge", "DELETE", "/deletedsecrets/second", 204, "7.5"),
        OfVault("a deleted secret that is not there", "GET", "/deletedsecrets/absent", 404),
        OfVault("a vault that is closed", "GET", "/secrets", 403) with { Host = "closed-vault" },
    ];

    private static IEnumerable<Ask> Logs =>
    [
        OfLogs("a query", 200, """{"query":"AzureDiagnostics | where TimeGenerated > ago(1d) | summarize calls = count() by OperationName"}"""),
        OfLogs("a query over a span", 200, """{"query":"AzureDiagnostics | take 1","timespan":"P1D"}"""),
        OfLogs("a query that is not one", 400, """{"query":"AzureDiagnostics | whre x"}"""),
        OfLogs("a table that is not there", 400, """{"query":"NoSuchTable | take 1"}"""),
        OfLogs("a query without a token", 401, """{"query":"AzureDiagnostics"}""") with { Authorized = false },
    ];

    private static IEnumerable<Ask> Models =>
    [
        OfModels("a completion with a token", 200, Chat, Hello),
        OfModels("a completion with a key", 200, Chat, Hello) with { Key = ContractSeed.Key },
        OfModels("a completion with a wrong key", 401, Chat, Hello) with { Key = "wrong" },
        OfModels("a completion with a key where keys are off", 403, Chat, Hello) with { Host = "keyless", Key = ContractSeed.Key },
        OfModels("a deployment that is not there", 404, Chat.Replace("gpt", "absent", StringComparison.Ordinal), Hello),
        OfModels("a completion of nothing", 400, Chat, "{}"),
        OfModels("an embedding", 200, Chat.Replace("chat/completions", "embeddings", StringComparison.Ordinal), """{"input":"hello"}"""),
        OfModels("a completion without a subdomain", 400, Chat, Hello) with { Host = "regional" },
    ];

    private static Ask OfVault(string what, string method, string path, int status, params string[] versions) =>
        new(what, AzureService.Vault, method, path, status, versions.Length == 0 ? Secrets : versions) { Host = "vault" };

    private static Ask OfLogs(string what, int status, string body) =>
        new(what, AzureService.Logs, "POST", $"/v1/workspaces/{ContractSeed.Workspace}/query", status, "") { Body = body };

    private static Ask OfModels(string what, int status, string path, string body) =>
        new(what, AzureService.Models, "POST", path, status, Inference) { Host = "openai", Body = body };
}
