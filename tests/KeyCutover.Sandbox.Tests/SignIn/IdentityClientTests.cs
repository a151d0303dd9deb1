using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Identity;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensibility;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace KeyCutover.Sandbox.Tests.SignIn;

/// <summary>Azure.Identity and MSAL, as programs use them to sign people in.</summary>
public sealed class IdentityClientTests(SignInSandbox sandbox) : IClassFixture<SignInSandbox>
{
    private static readonly string[] Scopes = ["api://keycutover/user_impersonation"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_device_gets_a_token_for_who_types_its_code_into_the_page()
    {
        var credential = new DeviceCodeCredential(sandbox.Trusting(new DeviceCodeCredentialOptions
        {
            TenantId = sandbox.Connection.TenantId,
            ClientId = sandbox.SignIn.ClientId,
            DisableInstanceDiscovery = true,
            DeviceCodeCallback = (code, _) => ApproveAsync(code.VerificationUri, code.UserCode, "Erin"),
        }));

        var record = await credential.AuthenticateAsync(new TokenRequestContext(["api://keycutover/.default"]), Cancellation);
        var token = new JsonWebToken((await credential.GetTokenAsync(new TokenRequestContext(["api://keycutover/.default"]), Cancellation)).Token);

        var erin = sandbox.User("Erin");
        Assert.Equal((erin.UserPrincipalName, $"{erin.ObjectId}.{sandbox.Connection.TenantId}"), (record.Username, record.HomeAccountId));
        Assert.Equal((sandbox.SignIn.ClientId, $"{sandbox.Authority}/v2.0"), (token.Audiences.Single(), token.Issuer));
        Assert.Equal(["Plan.Submit"], ValuesOf(token, "roles"));
        Assert.Equal([sandbox.SignIn.Groups["platform"]], ValuesOf(token, "groups"));
        Assert.Equal(
            [erin.ObjectId, erin.Name, erin.UserPrincipalName, sandbox.SignIn.ClientId, "user_impersonation", sandbox.Connection.TenantId, "2.0"],
            new[] { "oid", "name", "preferred_username", "azp", "scp", "tid", "ver" }.Select(name => token.GetClaim(name).Value));
    }

    [Fact]
    public async Task A_refresh_token_gives_roles_as_they_are_by_then()
    {
        var client = Public();
        var first = await client.AcquireTokenWithDeviceCode(Scopes, code => ApproveAsync(new Uri(code.VerificationUrl), code.UserCode, "Nina")).ExecuteAsync(Cancellation);
        var world = sandbox.Azure.World;
        lock (world.Gate)
            world.AppRoleAssignments.Add(new(first.UniqueId, world.SignInApplication!.ObjectId, "Audit.Read"));

        var second = await client.AcquireTokenSilent(Scopes, first.Account).WithForceRefresh(true).ExecuteAsync(Cancellation);

        Assert.Empty(ValuesOf(new JsonWebToken(first.AccessToken), "roles"));
        Assert.Equal(["Audit.Read"], ValuesOf(new JsonWebToken(second.AccessToken), "roles"));
        Assert.Equal(TokenSource.IdentityProvider, second.AuthenticationResultMetadata.TokenSource);
    }

    [Fact]
    public async Task A_program_signs_somebody_in_with_the_machines_browser()
    {
        var result = await Public("http://localhost:43210").AcquireTokenInteractive(Scopes)
            .WithCustomWebUi(new Browser(sandbox, "Otto")).ExecuteAsync(Cancellation);

        Assert.Equal("otto@pinegate.example", result.Account.Username);
        Assert.Equal(["Run.Operate"], ValuesOf(new JsonWebToken(result.AccessToken), "roles"));
    }

    [Fact]
    public async Task A_web_application_redeems_its_code_with_its_secret()
    {
        var verifier = new string('v', 43);
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var back = await sandbox.ChooseAsync(new Uri(sandbox.AuthorizeAddress(
            ("scope", "openid profile offline_access api://keycutover/.default"), ("code_challenge", challenge), ("code_challenge_method", "S256"), ("client_info", "1"))), "Max");
        var client = ConfidentialClientApplicationBuilder.Create(sandbox.SignIn.ClientId).WithClientSecret(sandbox.SignIn.ClientSecret)
            .WithAuthority(sandbox.Authority).WithInstanceDiscovery(false).WithRedirectUri(SignInSandbox.Web).WithHttpClientFactory(new OneClient(sandbox.Http)).Build();

        var result = await client.AcquireTokenByAuthorizationCode(["api://keycutover/.default"], back["code"]).WithPkceCodeVerifier(verifier).ExecuteAsync(Cancellation);

        Assert.Equal("the state", back["state"]);
        Assert.Equal("max@pinegate.example", result.Account.Username);
        Assert.Equal(["Plan.Submit", "Gate.Approve"], ValuesOf(new JsonWebToken(result.AccessToken), "roles"));
    }

    [Fact]
    public async Task A_service_principal_has_its_roles_in_its_token_and_is_no_person()
    {
        var pipeline = sandbox.SignIn.Applications["keycutover-pipeline"];
        var credential = new ClientSecretCredential(sandbox.Connection.TenantId, pipeline.ClientId, pipeline.ClientSecret, sandbox.Trusting(new ClientSecretCredentialOptions { DisableInstanceDiscovery = true }));

        var token = new JsonWebToken((await credential.GetTokenAsync(new TokenRequestContext(["api://keycutover/.default"]), Cancellation)).Token);

        Assert.Equal(["Plan.Submit", "Gate.Approve"], ValuesOf(token, "roles"));
        Assert.Equal([sandbox.SignIn.ClientId, "app", pipeline.ClientId, "2.0"], new[] { "aud", "idtyp", "azp", "ver" }.Select(name => token.GetClaim(name).Value));
        Assert.False(token.TryGetClaim("scp", out _));
    }

    private IPublicClientApplication Public(string? redirectUri = null) => PublicClientApplicationBuilder.Create(sandbox.SignIn.ClientId)
        .WithAuthority(sandbox.Authority).WithInstanceDiscovery(false).WithHttpClientFactory(new OneClient(sandbox.Http)).WithRedirectUri(redirectUri ?? "http://localhost").Build();

    private async Task ApproveAsync(Uri page, string userCode, string name)
    {
        using var answer = await sandbox.PressAsync(await sandbox.Http.GetStringAsync(new Uri($"{page}?user_code={userCode}"), Cancellation), name);
        Assert.Contains("is signed in", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private static IEnumerable<string> ValuesOf(JsonWebToken token, string claim) => token.Claims.Where(one => one.Type == claim).Select(one => one.Value);

    private sealed class Browser(SignInSandbox sandbox, string name) : ICustomWebUi
    {
        public async Task<Uri> AcquireAuthorizationCodeAsync(Uri authorizationUri, Uri redirectUri, CancellationToken cancellationToken)
        {
            using var answer = await sandbox.PressAsync(await sandbox.Http.GetStringAsync(authorizationUri, cancellationToken), name);
            return answer.Headers.Location!;
        }
    }

    private sealed class OneClient(HttpClient http) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => http;
    }
}
