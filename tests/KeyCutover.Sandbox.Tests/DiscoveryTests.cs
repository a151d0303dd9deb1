using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Azure.Core;

namespace KeyCutover.Sandbox.Tests;

public sealed class DiscoveryTests : SandboxTest
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("metadata/endpoints?api-version=2015-01-01", "galleryEndpoint", "graphEndpoint", "portalEndpoint", "authentication")]
    [InlineData("metadata/endpoints?api-version=2022-09-01", "name", "resourceManager", "authentication", "suffixes")]
    [InlineData("adfs/.well-known/openid-configuration", "issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")]
    public async Task What_clients_read_before_they_sign_in_is_there(string path, params string[] names)
    {
        var document = await Sandbox.Http.GetFromJsonAsync<JsonObject>(path, Cancellation);

        Assert.All(names, name => Assert.NotNull(document![name]));
    }

    [Theory]
    [InlineData("2021-03-01")]
    [InlineData("2022-10-01")]
    public async Task The_resource_graph_finds_resources_by_type(string version)
    {
        var answer = await Sandbox.SendAsync(
            HttpMethod.Post, "/providers/Microsoft.ResourceGraph/resources",
            new { subscriptions = new[] { Sandbox.Connection.SubscriptionId }, query = "Resources | where type =~ 'Microsoft.Web/sites' | project id, name" }, version);

        Assert.Equal((200, 1, "false"), (answer.Status, (int)answer.Body!["totalRecords"]!, (string?)answer.Body["resultTruncated"]));
        Assert.Equal($$"""{"id":"{{Sandbox.Site}}","name":"pinegate-claims"}""", answer.Body["data"]![0]!.ToJsonString());
    }

    [Fact]
    public async Task A_graph_query_that_is_not_understood_is_refused()
    {
        var answer = await Sandbox.PostAsync("/providers/Microsoft.ResourceGraph/resources", new { query = "resources | summarize count() by type" });

        Assert.Equal((400, "BadRequest"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("Microsoft.App/containerApps", "2025-07-01")]
    [InlineData("Microsoft.KeyVault/managedHSMs", "2022-07-01")]
    public async Task What_the_sandbox_has_none_of_is_an_empty_list_and_not_found(string type, string version)
    {
        var list = await Sandbox.SendAsync(HttpMethod.Get, $"{Sandbox.Group}/providers/{type}", apiVersion: version);
        var one = await Sandbox.SendAsync(HttpMethod.Get, $"{Sandbox.Group}/providers/{type}/one", apiVersion: version);

        Assert.Equal((200, 0), (list.Status, list.Body!["value"]!.AsArray().Count));
        Assert.Equal((404, "ResourceNotFound"), (one.Status, one.Code));
    }

    [Fact]
    public async Task A_vault_takes_its_version_under_an_encoded_name()
    {
        var token = await Sandbox.Credential.GetTokenAsync(new TokenRequestContext(["https://vault.azure.net/.default"]), Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Sandbox.Connection.Vaults["pinegate-vault"], "secrets?api%2Dversion=2025-07-01"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        using var answer = await Sandbox.Http.SendAsync(request, Cancellation);

        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("Microsoft.Web/sites/pinegate-claims", "2022-03-01", "2023-01-01", "2023-12-01", "2024-04-01", "2025-05-01")]
    [InlineData("Microsoft.CognitiveServices/accounts/pinegate-openai", "2022-12-01", "2024-10-01", "2025-04-01-preview", "2025-09-01", "2026-03-01")]
    [InlineData("Microsoft.KeyVault/vaults/pinegate-vault", "2022-07-01", "2023-02-01", "2026-02-01")]
    public async Task Every_version_that_known_clients_send_is_taken(string resource, params string[] versions)
    {
        foreach (var version in versions)
            Assert.Equal(200, (await Sandbox.SendAsync(HttpMethod.Get, $"{Sandbox.Group}/providers/{resource}", apiVersion: version)).Status);
    }
}
