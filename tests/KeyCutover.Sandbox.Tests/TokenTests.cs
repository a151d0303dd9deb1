using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Identity;

namespace KeyCutover.Sandbox.Tests;

public sealed class TokenTests : SandboxTest
{
    [Theory]
    [InlineData("https://management.azure.com/.default")]
    [InlineData("https://management.azure.com//.default")]
    [InlineData("https://management.core.windows.net//.default")]
    [InlineData("https://vault.azure.net/.default")]
    [InlineData("https://cognitiveservices.azure.com/.default")]
    [InlineData("https://api.loganalytics.io/.default")]
    public async Task The_identity_client_gets_a_token_for_a_service(string scope)
    {
        var token = await Sandbox.Credential.GetTokenAsync(new TokenRequestContext([scope]), TestContext.Current.CancellationToken);

        Assert.Equal(3, token.Token.Split('.').Length);
    }

    [Fact]
    public async Task A_token_for_an_unknown_service_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<AuthenticationFailedException>(async () =>
            await Sandbox.Credential.GetTokenAsync(new TokenRequestContext(["https://nobody.example/.default"]), TestContext.Current.CancellationToken));

        Assert.StartsWith("AADSTS500011: ", refusal.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_secret_is_refused_in_the_words_of_Entra()
    {
        var answer = await AskAsync(Sandbox.Connection.TenantId, Sandbox.Connection.ClientId, "wrong");

        Assert.Equal(401, answer.Status);
        Assert.Equal("invalid_client", (string?)answer.Body!["error"]);
        Assert.StartsWith("AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value", (string?)answer.Body["error_description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_application_and_an_unknown_tenant_are_refused()
    {
        var application = await AskAsync(Sandbox.Connection.TenantId, "11111111-2222-3333-4444-555555555555", "x");
        var tenant = await AskAsync("11111111-2222-3333-4444-555555555555", Sandbox.Connection.ClientId, "x");

        Assert.StartsWith("AADSTS700016: ", (string?)application.Body!["error_description"], StringComparison.Ordinal);
        Assert.StartsWith("AADSTS90002: ", (string?)tenant.Body!["error_description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discovery_names_the_token_endpoint_and_the_keys()
    {
        var document = await Sandbox.Http.GetFromJsonAsync<JsonObject>($"/{Sandbox.Connection.TenantId}/v2.0/.well-known/openid-configuration", TestContext.Current.CancellationToken);
        var keys = await Sandbox.Http.GetFromJsonAsync<JsonObject>((string)document!["jwks_uri"]!, TestContext.Current.CancellationToken);

        Assert.EndsWith("/oauth2/v2.0/token", (string?)document["token_endpoint"], StringComparison.Ordinal);
        Assert.Equal("RSA", (string?)keys!["keys"]![0]!["kty"]);
    }

    private async Task<Answer> AskAsync(string tenant, string client, string secret)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = client,
            ["client_secret"] = secret,
            ["scope"] = "https://management.azure.com/.default",
        });
        return await Answer.OfAsync(await Sandbox.Http.PostAsync($"/{tenant}/oauth2/v2.0/token", form, TestContext.Current.CancellationToken));
    }
}
