using System.ClientModel;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.ResourceManager;
using Azure.Security.KeyVault.Secrets;
using KeyCutover.Sandbox.Tests.Data;

namespace KeyCutover.Sandbox.Tests;

/// <summary>Knobs whose effect no other test of their own part shows.</summary>
public sealed class KnobTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_console_of_a_site_is_away_some_time_after_a_write()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.PutAsync(sandbox.Site + "/config/appsettings", new { properties = new { A = "1" } });
        var atOnce = await ConsoleAsync(sandbox);
        sandbox.Wall.Advance(TimeSpan.FromSeconds(17));
        var restarting = await ConsoleAsync(sandbox);
        sandbox.Wall.Advance(TimeSpan.FromSeconds(4));
        var back = await ConsoleAsync(sandbox);
        await sandbox.AdminAsync(HttpMethod.Patch, "/knobs", new { scmRestartAfter = "0s" });
        await sandbox.PutAsync(sandbox.Site + "/config/appsettings", new { properties = new { A = "2" } });
        var without = await ConsoleAsync(sandbox);

        Assert.Equal((200, 503, 200, 200), (atOnce, restarting, back, without));
    }

    [Fact]
    public async Task A_client_of_Azure_waits_a_throttle_out_by_its_own_clock()
    {
        await using var sandbox = await RunningSandbox.StartRunningAsync(600, "knobs: { throttle: { reads: { size: 1, refillPerSecond: 0.01 } } }");
        var options = new ArmClientOptions
        {
            Environment = new ArmEnvironment(sandbox.Connection.ResourceManager, "https://management.azure.com/"), Transport = new HttpClientTransport(sandbox.Http),
        };
        options.SetApiVersion("Microsoft.CognitiveServices/accounts", "2024-10-01");
        var account = new ArmClient(sandbox.Credential, sandbox.Connection.SubscriptionId, options).GetGenericResource(new ResourceIdentifier(sandbox.Account));

        await account.GetAsync(Cancellation);
        var second = await account.GetAsync(Cancellation);

        // Ten minutes of sandbox time are a second here, and that is what Retry-After said.
        Assert.Equal(200, second.GetRawResponse().Status);
        Assert.Equal("0", second.GetRawResponse().Headers.First(header => header.Name == "x-ms-ratelimit-remaining-subscription-reads").Value);
        Assert.Contains(sandbox.Azure.Requests, request => request.Status == 429);
    }

    [Fact]
    public async Task Calls_through_a_service_endpoint_are_logged_without_address()
    {
        await using var sandbox = await RunningSandbox.StartAsync("knobs: { logCallerIp: false, logIngestionDelay: 0s }");
        await sandbox.WithKey(sandbox.ModelAccount().Key1).CompleteChatAsync(["ping"], cancellationToken: Cancellation);
        await sandbox.AdminAsync(HttpMethod.Patch, "/knobs", new { logCallerIp = true });
        await sandbox.WithKey(sandbox.ModelAccount().Key1).CompleteChatAsync(["ping"], cancellationToken: Cancellation);

        var rows = sandbox.Azure.World.Workspaces[0].Rows;
        Assert.Equal([false, true], rows.Select(row => row.Columns.ContainsKey("CallerIPAddress")));
    }

    [Fact]
    public async Task A_name_that_is_soft_deleted_at_the_start_cannot_be_set()
    {
        await using var sandbox = await RunningSandbox.StartAsync(change: seed => seed.Replace(
            "  - name: pinegate-vault", "  - name: pinegate-vault\n    deletedSecrets: [break-glass]", StringComparison.Ordinal));
        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => Vault(sandbox).SetSecretAsync("break-glass", "value", Cancellation));

        Assert.Equal(409, refused.Status);
        Assert.Contains("deleted but recoverable", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vault_can_go_by_access_policies_and_then_by_roles_and_then_let_nobody_in()
    {
        await using var sandbox = await RunningSandbox.StartAsync(change: seed => seed.Replace(
            "  - name: pinegate-vault", "  - name: pinegate-vault\n    rbac: false\n    accessPolicies: [{ principal: executor, secrets: [get, set] }]", StringComparison.Ordinal));
        var vault = Vault(sandbox);
        await vault.SetSecretAsync("kept", "value", Cancellation);
        var read = await vault.GetSecretAsync("kept", cancellationToken: Cancellation);
        var listing = await Assert.ThrowsAsync<RequestFailedException>(() => ListAsync(vault));
        await sandbox.AdminAsync(HttpMethod.Patch, "/vaults/pinegate-vault", new { rbac = true });
        await ListAsync(vault);
        await sandbox.AdminAsync(HttpMethod.Patch, "/vaults/pinegate-vault", new { firewallClosed = true });
        var closed = await Assert.ThrowsAsync<RequestFailedException>(() => ListAsync(vault));

        Assert.Equal("value", read.Value.Value);
        Assert.Contains("does not have secrets list permission", listing.Message, StringComparison.Ordinal);
        Assert.Contains("ForbiddenByFirewall", closed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_gateways_lag_and_its_refusal_can_be_changed_while_it_runs()
    {
        await using var sandbox = await RunningSandbox.StartAsync("knobs: { accountUpdates: synchronous }");
        await sandbox.AdminAsync(HttpMethod.Patch, "/knobs", new { localAuthEffectiveAfter = "0s" });
        await sandbox.PatchAsync(sandbox.Account, new { properties = new { disableLocalAuth = true } });
        var forbidden = await Assert.ThrowsAsync<ClientResultException>(() => ChatAsync(sandbox));
        await sandbox.AdminAsync(HttpMethod.Patch, "/knobs", new { keyRefusal = "unauthorized" });
        var unauthorized = await Assert.ThrowsAsync<ClientResultException>(() => ChatAsync(sandbox));

        Assert.Equal((403, 401), (forbidden.Status, unauthorized.Status));
    }

    [Fact]
    public async Task An_account_can_have_a_refusal_of_its_own()
    {
        await using var sandbox = await RunningSandbox.StartAsync(change: seed => seed.Replace(
            "    kind: OpenAI", "    kind: OpenAI\n    disableLocalAuth: true\n    keyRefusal: unauthorized", StringComparison.Ordinal));
        var refused = await Assert.ThrowsAsync<ClientResultException>(() => ChatAsync(sandbox));

        Assert.Equal(401, refused.Status);
    }

    [Fact]
    public async Task A_key_caller_comes_at_its_hour_of_the_day_and_at_no_other()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var hour = sandbox.Azure.Clock.GetUtcNow().UtcDateTime.AddHours(2);
        await sandbox.AdminAsync(HttpMethod.Post, "/key-callers", new { name = "nightly", account = "pinegate-openai", at = hour.ToString("HH:mm") });
        sandbox.Wall.Advance(TimeSpan.FromHours(1.9));
        Assert.Empty(sandbox.ModelRequests());
        sandbox.Wall.Advance(TimeSpan.FromHours(0.2));
        await UntilAsync(() => sandbox.ModelRequests().Count == 1);
        var deleted = await sandbox.AdminAsync(HttpMethod.Delete, "/key-callers/nightly");
        sandbox.Wall.Advance(TimeSpan.FromDays(2));

        Assert.Equal((204, 200, null), (deleted.Status, sandbox.ModelRequests().Single().Status, sandbox.ModelRequests().Single().PrincipalObjectId));
    }

    [Fact]
    public async Task A_key_caller_that_a_seed_has_comes_every_so_often_with_the_key_that_it_was_given()
    {
        await using var sandbox = await RunningSandbox.StartAsync("keyCallers: [{ name: reports, account: pinegate-openai, key: key2, every: 10m }]");
        await sandbox.PostAsync(sandbox.Account + "/regenerateKey", new { keyName = "Key2" });
        sandbox.Wall.Advance(TimeSpan.FromMinutes(10));
        await UntilAsync(() => sandbox.ModelRequests().Count == 1);

        Assert.Equal(401, sandbox.ModelRequests().Single().Status);
    }

    private static async Task<int> ConsoleAsync(RunningSandbox sandbox)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(sandbox.Connection.Sites["pinegate-claims"].ScmUrl, "api/command"));
        request.Content = JsonContent.Create(new JsonObject { ["command"] = "", ["dir"] = "/" });
        request.Headers.Authorization = new("Bearer", await sandbox.TokenAsync("https://management.azure.com"));
        using var answer = await sandbox.Http.SendAsync(request, Cancellation);
        return (int)answer.StatusCode;
    }

    private static async Task ChatAsync(RunningSandbox sandbox) =>
        await sandbox.WithKey(sandbox.ModelAccount().Key1).CompleteChatAsync(["ping"], cancellationToken: Cancellation);

    private static async Task ListAsync(SecretClient vault)
    {
        await foreach (var _ in vault.GetPropertiesOfSecretsAsync(Cancellation))
        {
        }
    }

    private static SecretClient Vault(RunningSandbox sandbox) => new(sandbox.Connection.Vaults["pinegate-vault"], sandbox.Credential, new SecretClientOptions
    {
        DisableChallengeResourceVerification = true, Transport = new HttpClientTransport(sandbox.Http),
    });

    private static async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Cancellation);
    }
}

internal static class RequestsOfTests
{
    public static IReadOnlyList<SandboxRequest> ModelRequests(this RunningSandbox sandbox) => [.. sandbox.Azure.Requests.Where(request => request.Plane == "models")];
}
