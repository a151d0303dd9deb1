using System.Net;
using KeyCutover.Worker.Tests.Running;

namespace KeyCutover.Worker.Tests.People;

/// <summary>Which tokens are taken, and what whoever shows another is told.</summary>
public sealed class TokenTests(World world)
{
    [Fact]
    public async Task Whoever_shows_no_token_learns_where_to_get_one()
    {
        using var nobody = world.Service.WithToken(null);
        var answer = await nobody.GetAsync("/me");
        Assert.Contains("Sign in first", answer.IsProblem(HttpStatusCode.Unauthorized).Detail, StringComparison.Ordinal);
        var connection = world.Sandbox.Connection;
        Assert.Equal(
            $"Bearer authorization_uri=\"{connection.Authority}{connection.TenantId}\", client_id=\"{connection.SignIn!.ClientId}\", resource=\"{connection.SignIn.IdentifierUri}\"",
            answer.Headers["WWW-Authenticate"]);
    }

    [Fact]
    public async Task A_token_for_another_application_is_refused()
    {
        using var stranger = world.Service.WithToken(await new DirectoryTokens(world.Sandbox).OfExecutorForAzureAsync());
        await RefusedAsync(stranger, "The token is for another application. Sign in again.");
    }

    [Fact]
    public async Task A_token_whose_claims_were_changed_is_refused()
    {
        var parts = world.Sandbox.SignIn(Persona.Nina.UserName).Split('.');
        var claims = Base64Url.Decode(parts[1]).Replace("\"oid\"", "\"roles\":[\"Run.Operate\"],\"oid\"", StringComparison.Ordinal);
        using var forger = world.Service.WithToken($"{parts[0]}.{Base64Url.Encode(claims)}.{parts[2]}");
        await RefusedAsync(forger, "The token is not valid. Sign in again.");
    }

    [Fact]
    public async Task A_token_without_a_signature_is_refused()
    {
        var parts = world.Sandbox.SignIn(Persona.Otto.UserName).Split('.');
        using var forger = world.Service.WithToken($"{Base64Url.Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.");
        await RefusedAsync(forger, "The token is not valid. Sign in again.");
    }

    [Fact]
    public async Task What_is_no_token_is_refused()
    {
        using var somebody = world.Service.WithToken("nonsense");
        var answer = await somebody.GetAsync("/me");
        answer.IsProblem(HttpStatusCode.Unauthorized);
        Assert.DoesNotContain("nonsense", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ID_token_is_no_access_token()
    {
        using var somebody = world.Service.WithToken(await new DirectoryTokens(world.Sandbox).IdTokenAsync(Persona.Otto));
        await RefusedAsync(somebody, "The token is no access token: it has no scope. Sign in again.");
    }

    [Fact]
    public async Task A_cookie_does_not_count_beside_a_token()
    {
        using var browser = world.Service.Browser();
        using var page = await browser.SignInAsync(Persona.Otto);
        using var answer = await browser.SendAsync(HttpMethod.Get, new Uri(browser.Service, "/api/v1/me"), null, ("Authorization", "Bearer nonsense"));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static async Task RefusedAsync(ApiCaller caller, string detail)
    {
        var answer = await caller.GetAsync("/me");
        Assert.Equal(detail, answer.IsProblem(HttpStatusCode.Unauthorized).Detail);
        Assert.EndsWith(", error=\"invalid_token\"", answer.Headers["WWW-Authenticate"], StringComparison.Ordinal);
    }
}
