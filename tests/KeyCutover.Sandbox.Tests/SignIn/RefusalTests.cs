using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace KeyCutover.Sandbox.Tests.SignIn;

/// <summary>What Entra refuses, in its words.</summary>
public sealed class RefusalTests(SignInSandbox sandbox) : IClassFixture<SignInSandbox>
{
    private const string DeviceGrant = "urn:ietf:params:oauth:grant-type:device_code";

    private static readonly string Verifier = new('v', 43);

    private static readonly (string, string)[] Challenge =
    [
        ("code_challenge", Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)))), ("code_challenge_method", "S256"), ("nonce", "the nonce"),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_code_is_good_once_and_gives_an_id_token_with_the_nonce()
    {
        var code = await CodeAsync();

        var first = await RedeemAsync(code);
        var second = await RedeemAsync(code);

        var token = new JsonWebToken((string)first.Body!["id_token"]!);
        Assert.Equal("the nonce", token.GetClaim("nonce").Value);
        Assert.NotEqual(token.GetClaim("oid").Value, token.Subject);
        Assert.Null(first.Body["refresh_token"]);
        Assert.Equal("invalid_grant 54005", CodeOf(second));
    }

    [Fact]
    public async Task A_code_is_bound_to_its_verifier_its_address_and_its_client()
    {
        var code = await CodeAsync();
        var pipeline = sandbox.SignIn.Applications["keycutover-pipeline"];

        Assert.Equal("invalid_grant 501481", CodeOf(await RedeemAsync(code, ("code_verifier", new string('x', 43)))));
        Assert.Equal("invalid_grant 50148", CodeOf(await RedeemAsync(code, ("code_verifier", ""))));
        Assert.Equal("invalid_client 500112", CodeOf(await RedeemAsync(code, ("redirect_uri", "https://localhost:5002/signin-oidc"))));
        Assert.Equal("invalid_client 7000218", CodeOf(await RedeemAsync(code, ("client_secret", ""))));
        Assert.Equal("invalid_client 7000215", CodeOf(await RedeemAsync(code, ("client_secret", "wrong"))));
        Assert.Equal("invalid_grant 9002313", CodeOf(await RedeemAsync(code, ("client_id", pipeline.ClientId), ("client_secret", pipeline.ClientSecret))));
        Assert.Equal("invalid_grant 9002313", CodeOf(await RedeemAsync("no-code")));
        Assert.Equal(200, (await RedeemAsync(code)).Status);
    }

    [Theory]
    [InlineData("redirect_uri", "https://localhost:5001/elsewhere", "AADSTS50011: The redirect URI &#x27;https://localhost:5001/elsewhere&#x27;")]
    [InlineData("redirect_uri", "https://evil.example/signin-oidc", "AADSTS50011: ")]
    [InlineData("redirect_uri", "https://localhost:5001@evil.example/signin-oidc", "AADSTS50011: ")]
    [InlineData("client_id", "11111111-2222-3333-4444-555555555555", "AADSTS700016: ")]
    [InlineData("response_mode", "web_message", "AADSTS90014: ")]
    public async Task A_request_that_leads_back_nowhere_gets_a_page(string name, string value, string problem)
    {
        using var answer = await sandbox.Http.GetAsync(sandbox.AuthorizeAddress((name, value)), Cancellation);

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains(problem, await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prompt", "none", "login_required", "AADSTS50058: ")]
    [InlineData("response_type", "id_token", "unsupported_response_type", "AADSTS700054: ")]
    [InlineData("scope", "https://nobody.example/.default", "invalid_resource", "AADSTS500011: ")]
    [InlineData("scope", "https://management.azure.com/.default", "invalid_grant", "AADSTS65001: ")]
    [InlineData("scope", "api://keycutover/other", "invalid_client", "AADSTS650053: ")]
    [InlineData("scope", "api://keycutover/.default https://vault.azure.net/.default", "invalid_scope", "AADSTS28000: ")]
    [InlineData("code_challenge", "plain", "invalid_request", "AADSTS50147: ")]
    public async Task Whatever_else_is_wrong_is_told_to_the_client(string name, string value, string error, string description)
    {
        using var answer = await sandbox.Http.GetAsync(sandbox.AuthorizeAddress((name, value)), Cancellation);

        var back = SignInSandbox.QueryOf(answer);
        Assert.Equal((error, "the state"), (back["error"], back["state"]));
        Assert.StartsWith(description, back["error_description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_signed_in_is_not_asked_again_until_the_sign_out()
    {
        using var chosen = await sandbox.Http.GetAsync(sandbox.AuthorizeAddress(("login_hint", "bea@pinegate.example")), Cancellation);
        var cookie = chosen.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        using var silent = await AskAsync(sandbox.AuthorizeAddress(("prompt", "none")), cookie);
        using var another = await AskAsync(sandbox.AuthorizeAddress(("prompt", "none"), ("login_hint", "sam@pinegate.example")), cookie);
        using var signedOut = await AskAsync($"{sandbox.Authority}/oauth2/v2.0/logout?post_logout_redirect_uri=https://localhost:7/signout-callback-oidc&state=x", cookie);
        using var nowhere = await AskAsync($"{sandbox.Authority}/oauth2/v2.0/logout?post_logout_redirect_uri=https://evil.example/", cookie);

        Assert.True(SignInSandbox.QueryOf(silent).ContainsKey("code"));
        Assert.Equal("login_required", SignInSandbox.QueryOf(another)["error"]);
        Assert.Equal("https://localhost:7/signout-callback-oidc?state=x", signedOut.Headers.Location!.ToString());
        Assert.Contains("expires=Thu, 01 Jan 1970", signedOut.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
        Assert.Equal(200, (int)nowhere.StatusCode);
    }

    [Fact]
    public async Task A_device_waits_polls_slowly_and_gets_its_token_once()
    {
        var (deviceCode, userCode) = await StartDeviceAsync();
        var pending = await PollAsync(deviceCode);
        var tooSoon = await PollAsync(deviceCode);
        using var unknown = await sandbox.Http.GetAsync("/devicelogin?user_code=WRONG", Cancellation);
        using var approved = await sandbox.PressAsync(await sandbox.Http.GetStringAsync($"/devicelogin?user_code={userCode}", Cancellation), "Ben Okafor");
        var first = await PollAsync(deviceCode);
        var second = await PollAsync(deviceCode);

        Assert.Equal(("authorization_pending 70016", "slow_down 70016"), (CodeOf(pending), CodeOf(tooSoon)));
        Assert.Equal(400, (int)unknown.StatusCode);
        Assert.Equal((200, "ben@pinegate.example"), (first.Status, new JsonWebToken((string)first.Body!["access_token"]!).GetClaim("preferred_username").Value));
        Assert.Equal("bad_verification_code 70018", CodeOf(second));
    }

    [Fact]
    public async Task Refreshing_gives_another_refresh_token_and_asks_confidential_clients_for_their_secret()
    {
        var code = await CodeAsync(("scope", "openid offline_access api://keycutover/user_impersonation"));
        var token = (string)(await RedeemAsync(code)).Body!["refresh_token"]!;

        var refreshed = await RefreshAsync(token, sandbox.SignIn.ClientSecret);

        Assert.NotEqual(token, (string)refreshed.Body!["refresh_token"]!);
        Assert.Equal("api://keycutover/user_impersonation openid", (string?)refreshed.Body["scope"]);
        Assert.Equal("invalid_client 7000218", CodeOf(await RefreshAsync(token, "")));
        Assert.Equal("invalid_grant 9002313", CodeOf(await RefreshAsync("no-token", sandbox.SignIn.ClientSecret)));
    }

    [Fact]
    public async Task An_application_without_public_flows_cannot_sign_people_in_on_devices()
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("client_id", sandbox.SignIn.Applications["keycutover-pipeline"].ClientId), KeyValuePair.Create("scope", "openid")]);
        var answer = await Answer.OfAsync(await sandbox.Http.PostAsync($"{sandbox.Authority}/oauth2/v2.0/devicecode", form, Cancellation));

        Assert.Equal((401, "invalid_client 7000218"), (answer.Status, CodeOf(answer)));
    }

    private async Task<string> CodeAsync(params (string, string)[] others) => (await sandbox.ChooseAsync(new Uri(sandbox.AuthorizeAddress([.. Challenge, .. others])), "Bea"))["code"];

    private Task<Answer> RedeemAsync(string code, params (string Name, string Value)[] others)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code", ["client_id"] = sandbox.SignIn.ClientId, ["client_secret"] = sandbox.SignIn.ClientSecret,
            ["code"] = code, ["redirect_uri"] = SignInSandbox.Web, ["code_verifier"] = Verifier,
        };
        foreach (var (name, value) in others)
            form[name] = value;
        return sandbox.TokenAsync(form.Select(one => (one.Key, one.Value)));
    }

    private Task<Answer> RefreshAsync(string token, string secret) => sandbox.TokenAsync(
        ("grant_type", "refresh_token"), ("client_id", sandbox.SignIn.ClientId), ("client_secret", secret), ("refresh_token", token));

    private Task<Answer> PollAsync(string deviceCode) => sandbox.TokenAsync(("grant_type", DeviceGrant), ("client_id", sandbox.SignIn.ClientId), ("device_code", deviceCode));

    private async Task<(string DeviceCode, string UserCode)> StartDeviceAsync()
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("client_id", sandbox.SignIn.ClientId), KeyValuePair.Create("scope", "api://keycutover/.default")]);
        var body = (await Answer.OfAsync(await sandbox.Http.PostAsync($"{sandbox.Authority}/oauth2/v2.0/devicecode", form, Cancellation))).Body!;
        return ((string)body["device_code"]!, (string)body["user_code"]!);
    }

    private async Task<HttpResponseMessage> AskAsync(string address, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", cookie);
        return await sandbox.Http.SendAsync(request, Cancellation);
    }

    private static string CodeOf(Answer answer) => $"{answer.Body!["error"]} {answer.Body["error_codes"]?[0]}";
}
