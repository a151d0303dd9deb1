using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KeyCutover.Sandbox.Tests.SignIn;

/// <summary>A web application with ASP.NET Core's own handlers, under a certificate that the sandbox issued.</summary>
public sealed class WebSignInTests(SignInSandbox sandbox) : IClassFixture<SignInSandbox>, IAsyncLifetime
{
    private WebApplication app = null!;
    private HttpClient browser = null!;
    private string origin = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(sandbox.Azure.IssueServerCertificate())));
        builder.Logging.ClearProviders();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie()
            .AddOpenIdConnect("form_post", options => Configure(options, "form_post", "/signin-oidc"))
            .AddOpenIdConnect("query", options => Configure(options, "query", "/"))
            .AddJwtBearer(options =>
            {
                options.Authority = $"{sandbox.Authority}/v2.0";
                options.Audience = sandbox.SignIn.ClientId;
                options.MapInboundClaims = false;
                options.BackchannelHttpHandler = RunningSandbox.CreateHandler(sandbox.Connection, useCookies: false);
            });
        app = builder.Build();
        app.MapGet("/in/{mode}", (string mode) => Results.Challenge(new AuthenticationProperties { RedirectUri = "/me" }, [mode]));
        app.MapGet("/out", () => Results.SignOut(new AuthenticationProperties { RedirectUri = "/me" }, [CookieAuthenticationDefaults.AuthenticationScheme, "form_post"]));
        app.MapGet("/me", (HttpContext context) => Describe(context.User));
        app.MapGet("/api", async Task<string> (HttpContext context) => Describe((await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme)).Principal));
        await app.StartAsync(Cancellation);
        origin = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        browser = new HttpClient(RunningSandbox.CreateHandler(sandbox.Connection, useCookies: true, followRedirects: true));
    }

    [Theory]
    [InlineData("form_post")]
    [InlineData("query")]
    public async Task Somebody_signs_in_by_the_page_and_out_again(string mode)
    {
        var page = await browser.GetStringAsync($"{origin}/in/{mode}", Cancellation);
        var me = await SubmitAsync(page, "Sam Reyes");
        if (mode == "form_post")
            me = await SubmitAsync(me, "Continue");
        var signedOut = await browser.GetStringAsync($"{origin}/out", Cancellation);

        Assert.Equal($"sam@pinegate.example|Gate.Approve|{sandbox.SignIn.Groups["security"]}", me);
        Assert.Equal("nobody", signedOut);
    }

    [Fact]
    public async Task The_api_takes_tokens_of_people_and_of_service_principals()
    {
        var person = await AskAsync(sandbox.Azure.SignIn("ada@pinegate.example"));
        var pipeline = sandbox.SignIn.Applications["keycutover-pipeline"];
        var answer = await sandbox.TokenAsync(
            ("grant_type", "client_credentials"), ("client_id", pipeline.ClientId), ("client_secret", pipeline.ClientSecret), ("scope", "api://keycutover/.default"));

        Assert.Equal("ada@pinegate.example|Audit.Read|", person);
        Assert.Equal("|Plan.Submit,Gate.Approve|", await AskAsync((string)answer.Body!["access_token"]!));
        Assert.Equal("nobody", await AskAsync("no.token.atall"));
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await app.DisposeAsync();
    }

    private void Configure(OpenIdConnectOptions options, string mode, string path)
    {
        options.Authority = $"{sandbox.Authority}/v2.0";
        options.ClientId = sandbox.SignIn.ClientId;
        options.ClientSecret = sandbox.SignIn.ClientSecret;
        options.ResponseType = "code";
        options.ResponseMode = mode;
        options.CallbackPath = path;
        options.SignedOutCallbackPath = "/signout-callback-oidc";
        options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        options.MapInboundClaims = false;
        options.SaveTokens = true;
        options.BackchannelHttpHandler = RunningSandbox.CreateHandler(sandbox.Connection, useCookies: false);
    }

    private async Task<string> SubmitAsync(string page, string button)
    {
        using var answer = await sandbox.PressAsync(browser, page, button);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    private async Task<string> AskAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{origin}/api");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await browser.SendAsync(request, Cancellation);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    private static string Describe(ClaimsPrincipal? who) => who?.Identity?.IsAuthenticated != true
        ? "nobody"
        : string.Join('|', new[] { "preferred_username", "roles", "groups" }.Select(name => string.Join(',', who.FindAll(name).Select(claim => claim.Value))));
}
