using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace KeyCutover.Worker.People;

/// <summary>Sign-in in a browser: OpenID Connect, code flow with PKCE; then a cookie, which holds who it is and no token.</summary>
internal sealed class PageSignIn(IOptions<EntraOptions> options, [FromKeyedServices(WallClock.Key)] TimeProvider clock)
    : IConfigureNamedOptions<OpenIdConnectOptions>, IConfigureNamedOptions<CookieAuthenticationOptions>
{
    /// <summary>How long somebody stays signed in who does nothing, and how long whatever they do.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(1), Longest = TimeSpan.FromHours(8);

    private const string SignedInAt = "signed-in-at";

    private static readonly string[] Kept =
        [ClaimNames.ObjectId, ClaimNames.Subject, ClaimNames.Name, ClaimNames.UserName, ClaimNames.Roles, ClaimNames.Groups, ClaimNames.Session];

    public void Configure(OpenIdConnectOptions options) => Configure(Options.DefaultName, options);

    public void Configure(CookieAuthenticationOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, OpenIdConnectOptions page)
    {
        if (name != OpenIdConnectDefaults.AuthenticationScheme) return;
        var entra = options.Value;
        page.Authority = $"{entra.TenantAuthority}/v2.0";
        page.ClientId = entra.ClientId;
        page.ClientSecret = entra.ClientSecret;
        page.RequireHttpsMetadata = true;
        page.BackchannelHttpHandler = TrustedAuthority.Handler(entra);
        page.TimeProvider = clock;
        page.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        page.ResponseType = OpenIdConnectResponseType.Code;
        // The answer comes by a link, so the cookies that belong to it need not be sent to us from other sites' forms.
        page.ResponseMode = OpenIdConnectResponseMode.Query;
        page.UsePkce = true;
        page.SaveTokens = false;
        page.GetClaimsFromUserInfoEndpoint = false;
        page.MapInboundClaims = false;
        page.DisableTelemetry = true;
        page.Scope.Clear();
        page.Scope.Add("openid");
        page.Scope.Add("profile");
        page.TokenValidationParameters.NameClaimType = ClaimNames.Name;
        page.TokenValidationParameters.RoleClaimType = ClaimNames.Roles;
        page.SignedOutRedirectUri = SignInRoutes.SignedOut;
        page.CorrelationCookie = Guarded(page.CorrelationCookie, "__Secure-keycutover-state-");
        page.NonceCookie = Guarded(page.NonceCookie, "__Secure-keycutover-nonce-");
        page.Events.OnTokenValidated = KeepWhatIsNeeded;
        page.Events.OnRemoteFailure = SayWhatFailed;
    }

    public void Configure(string? name, CookieAuthenticationOptions session)
    {
        if (name != CookieAuthenticationDefaults.AuthenticationScheme) return;
        session.TimeProvider = clock;
        session.Cookie.Name = "__Host-keycutover";
        session.Cookie.Path = "/";
        session.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        session.Cookie.HttpOnly = true;
        session.Cookie.SameSite = SameSiteMode.Lax;
        session.ExpireTimeSpan = Idle;
        session.SlidingExpiration = true;
        session.Events.OnValidatePrincipal = EndLongSessions;
    }

    private static CookieBuilder Guarded(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.Always;
        return cookie;
    }

    private Task KeepWhatIsNeeded(TokenValidatedContext context)
    {
        var claims = context.Principal!.Claims.Where(claim => Kept.Contains(claim.Type)).Select(claim => new Claim(claim.Type, claim.Value));
        context.Principal = new ClaimsPrincipal(new ClaimsIdentity(claims, OpenIdConnectDefaults.AuthenticationScheme, ClaimNames.Name, ClaimNames.Roles));
        context.Properties!.Items[SignedInAt] = clock.GetUtcNow().ToUnixTimeSeconds().ToString();
        return Task.CompletedTask;
    }

    private Task EndLongSessions(CookieValidatePrincipalContext context)
    {
        var isKnown = long.TryParse(context.Properties.Items.TryGetValue(SignedInAt, out var at) ? at : null, out var seconds);
        if (!isKnown || clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds) >= Longest) context.RejectPrincipal();
        return Task.CompletedTask;
    }

    private static Task SayWhatFailed(RemoteFailureContext context)
    {
        context.HandleResponse();
        return PlainPage.WriteAsync(context.HttpContext, StatusCodes.Status400BadRequest, "Signing in did not work",
            "The directory did not confirm who you are, or it took too long. Nothing was changed. Start again; if it happens again, show your administrator the time and this page.",
            (SignInRoutes.SignIn, "Sign in again"));
    }
}
