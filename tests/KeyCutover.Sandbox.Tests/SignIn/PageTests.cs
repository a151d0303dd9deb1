using System.Text.RegularExpressions;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace KeyCutover.Sandbox.Tests.SignIn;

public sealed class PageTests(SignInSandbox sandbox) : IClassFixture<SignInSandbox>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_has_a_button_for_each_person_and_lets_nothing_run()
    {
        using var answer = await sandbox.Http.GetAsync(sandbox.AuthorizeAddress(("prompt", "login"), ("login_hint", "ada@pinegate.example"), ("nonce", "\"><script>")), Cancellation);
        var page = await answer.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(sandbox.SignIn.Users.Select(user => user.Name), Regex.Matches(page, "<button [^>]*>([^<]*)</button>").Select(match => match.Groups[1].Value));
        Assert.Contains("Roles: Plan.Submit, Gate.Approve<br>Groups: change-board", page, StringComparison.Ordinal);
        Assert.Matches("autofocus>Ada Mwangi<", page);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; base-uri 'none'; frame-ancestors 'none'; style-src 'sha256-", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Clients_find_every_endpoint_and_the_key_by_the_discovery_document()
    {
        var manager = new ConfigurationManager<OpenIdConnectConfiguration>(
            $"{sandbox.Authority}/v2.0/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(), new HttpDocumentRetriever(sandbox.Http));

        var found = await manager.GetConfigurationAsync(Cancellation);

        Assert.Equal($"{sandbox.Authority}/v2.0", found.Issuer);
        Assert.All(
            [found.AuthorizationEndpoint, found.TokenEndpoint, found.DeviceAuthorizationEndpoint, found.EndSessionEndpoint],
            endpoint => Assert.StartsWith($"{sandbox.Authority}/oauth2/v2.0/", endpoint, StringComparison.Ordinal));
        Assert.Equal(["query", "fragment", "form_post"], found.ResponseModesSupported);
        Assert.Contains("roles", found.ClaimsSupported);
        Assert.Single(found.SigningKeys);
    }
}
