using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Azure.Core.Pipeline;
using Azure.Identity;
using KeyCutover.Domain;
using KeyCutover.Domain.Plans;
using KeyCutover.Sandbox;

namespace KeyCutover.Testing;

/// <summary>The state of everything that a plan may change, read over HTTPS as any client would read it, one text for each thing.</summary>
internal sealed record AzureSnapshot(IReadOnlyDictionary<string, string> Parts)
{
    /// <summary>Counts the writes to the account: the same only when nobody wrote to it at all.</summary>
    public required string AccountETag { get; init; }

    public static async Task<AzureSnapshot> TakeAsync(SandboxConnection connection, CutoverPlan plan, CancellationToken cancellation)
    {
        using var client = Client(connection);
        var credential = new ClientSecretCredential(connection.TenantId, connection.ClientId, connection.ClientSecret, new ClientSecretCredentialOptions
        {
            AuthorityHost = connection.Authority, DisableInstanceDiscovery = true, Transport = new HttpClientTransport(client),
        });
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal);

        var arm = await credential.GetTokenAsync(new(["https://management.azure.com/.default"]), cancellation);
        foreach (var caller in plan.Callers)
        {
            parts[$"{caller.Name} site"] = await ReadAsync(HttpMethod.Get, $"{caller.Id}?api-version=2024-11-01");
            parts[$"{caller.Name} settings"] = await ReadAsync(HttpMethod.Post, $"{caller.Id}/config/appsettings/list?api-version=2024-11-01");
            parts[$"{caller.Name} sticky settings"] = await ReadAsync(HttpMethod.Get, $"{caller.Id}/config/slotConfigNames?api-version=2024-11-01");
            parts[$"{caller.Name} connection strings"] = await ReadAsync(HttpMethod.Post, $"{caller.Id}/config/connectionstrings/list?api-version=2024-11-01");
        }

        var account = await ReadAsync(HttpMethod.Get, $"{plan.Account.Id}?api-version=2025-06-01");
        parts["account"] = WithoutETag(account);
        parts["roles"] = await ReadAsync(HttpMethod.Get, $"{plan.Account.Id}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$filter=atScope()");

        var vault = await credential.GetTokenAsync(new(["https://vault.azure.net/.default"]), cancellation);
        var address = connection.Vaults[AzureResourceId.Parse(plan.Vault.ToString()).Name];
        parts["secrets"] = WithoutUpdates(await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(address, "secrets?api-version=7.6")), vault.Token));
        return new AzureSnapshot(parts) { AccountETag = (string)JsonNode.Parse(account)!["etag"]! };

        Task<string> ReadAsync(HttpMethod method, string path) => SendAsync(new HttpRequestMessage(method, new Uri(connection.ResourceManager, path)), arm.Token);

        async Task<string> SendAsync(HttpRequestMessage request, string token)
        {
            using (request)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                using var response = await client.SendAsync(request, cancellation);
                response.EnsureSuccessStatusCode();
                return await response.Content.ReadAsStringAsync(cancellation);
            }
        }
    }

    /// <summary>What differs from <paramref name="other"/>, for a test's message; empty when nothing does.</summary>
    public IReadOnlyList<string> DifferencesFrom(AzureSnapshot other) =>
        [.. Parts.Keys.Union(other.Parts.Keys).Where(key => Parts.GetValueOrDefault(key) != other.Parts.GetValueOrDefault(key))
            .Select(key => $"{key}:\n  was {other.Parts.GetValueOrDefault(key)}\n  is  {Parts.GetValueOrDefault(key)}")];

    private static HttpClient Client(SandboxConnection connection)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(connection.CaCertificate);
        return new HttpClient(new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } });
    }

    /// <summary>An etag counts writes, so it differs after a change and its undo; everything else must not.</summary>
    private static string WithoutETag(string json)
    {
        var node = JsonNode.Parse(json)!.AsObject();
        node.Remove("etag");
        return node.ToJsonString();
    }

    /// <summary>A secret's time of update counts writes too.</summary>
    private static string WithoutUpdates(string json)
    {
        var node = JsonNode.Parse(json)!;
        foreach (var secret in node["value"]!.AsArray()) secret!["attributes"]!.AsObject().Remove("updated");
        return node.ToJsonString();
    }
}
