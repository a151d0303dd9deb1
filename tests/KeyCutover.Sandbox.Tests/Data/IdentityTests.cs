using System.Net.Http.Json;
using System.Text.Json.Nodes;
using KeyCutover.Sandbox.World;
using Microsoft.IdentityModel.JsonWebTokens;

namespace KeyCutover.Sandbox.Tests.Data;

public sealed class IdentityTests : IAsyncLifetime
{
    private const string Seed =
        """
        userAssignedIdentities:
          - name: pinegate-identity
        """;

    private RunningSandbox sandbox = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private WebSite Site => sandbox.Azure.World.Sites[0];

    private UserAssignedIdentity Assigned => sandbox.Azure.World.UserAssignedIdentities[0];

    public async ValueTask InitializeAsync() => sandbox = await RunningSandbox.StartAsync(Seed);

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task The_system_assigned_identity_gets_a_token_for_the_resource()
    {
        var principal = AssignSystem();

        var answer = await AskAsync("resource=https://cognitiveservices.azure.com");

        Assert.Equal(200, answer.Status);
        Assert.Equal((principal.AppId, "Bearer", "https://cognitiveservices.azure.com"), ((string?)answer.Body!["client_id"], (string?)answer.Body["token_type"], (string?)answer.Body["resource"]));
        Assert.True(long.TryParse((string?)answer.Body["expires_on"], out _));
        var token = new JsonWebToken((string)answer.Body["access_token"]!);
        Assert.Equal((principal.ObjectId, principal.AppId), (token.GetClaim("oid").Value, token.GetClaim("appid").Value));
        Assert.Equal(["https://cognitiveservices.azure.com"], token.Audiences);
    }

    [Theory]
    [InlineData("client_id")]
    [InlineData("principal_id")]
    [InlineData("object_id")]
    [InlineData("mi_res_id")]
    public async Task A_user_assigned_identity_is_found_by_each_of_its_ids(string parameter)
    {
        Assign(ResourceIdentity.None with { UserAssigned = ResourceIdentity.None.UserAssigned.Add(Assigned.Id, Assigned) });
        var id = parameter switch { "client_id" => Assigned.Principal.AppId, "mi_res_id" => Assigned.Id, _ => Assigned.Principal.ObjectId };

        var answer = await AskAsync($"resource=https://vault.azure.net&{parameter}={Uri.EscapeDataString(id)}");

        Assert.Equal(Assigned.Principal.AppId, (string?)answer.Body!["client_id"]);
        var unnamed = await AskAsync("resource=https://vault.azure.net");
        Assert.Equal((400, "Unable to load the proper Managed Identity."), (unnamed.Status, (string?)unnamed.Body!["message"]));
    }

    [Fact]
    public async Task A_site_without_identity_is_refused_as_App_Service_does()
    {
        var answer = await AskAsync("resource=https://vault.azure.net");

        Assert.Equal((400, 400, "Unable to load requested managed identity."), (answer.Status, (int?)answer.Body!["statusCode"], (string?)answer.Body["message"]));
    }

    [Fact]
    public async Task The_old_protocol_has_its_own_header_and_dates_and_a_slash_at_the_end()
    {
        AssignSystem();
        var site = sandbox.Connection.Sites["pinegate-claims"];
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{site.IdentityEndpoint}/?resource=https://vault.azure.net&api-version=2017-09-01");
        request.Headers.Add("secret", site.IdentityHeader);

        using var answer = await sandbox.Http.SendAsync(request, Cancellation);

        var body = await answer.Content.ReadFromJsonAsync<JsonNode>(Cancellation);
        Assert.Matches(@"^\d\d/\d\d/\d{4} \d\d:\d\d:\d\d \+00:00$", (string?)body!["expires_on"]);
    }

    [Fact]
    public async Task A_stranger_without_the_header_gets_nothing()
    {
        AssignSystem();

        Assert.Equal(401, (await AskAsync("resource=https://vault.azure.net", header: "guess")).Status);
    }

    private ServicePrincipal AssignSystem()
    {
        var world = sandbox.Azure.World;
        ServicePrincipal principal;
        lock (world.Gate)
            principal = world.AddManagedIdentity(Site.Name);
        Assign(ResourceIdentity.None with { System = principal });
        return principal;
    }

    private void Assign(ResourceIdentity identity)
    {
        lock (sandbox.Azure.World.Gate)
            Site.ReplaceIdentity(identity, sandbox.Azure.World);
    }

    private async Task<Answer> AskAsync(string query, string? header = null)
    {
        var site = sandbox.Connection.Sites["pinegate-claims"];
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{site.IdentityEndpoint}?{query}&api-version=2019-08-01");
        request.Headers.Add("X-IDENTITY-HEADER", header ?? site.IdentityHeader);
        return await Answer.OfAsync(await sandbox.Http.SendAsync(request, Cancellation));
    }
}
