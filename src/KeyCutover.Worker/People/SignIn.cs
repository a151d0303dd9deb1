using KeyCutover.Domain.People;
using KeyCutover.Worker.Desk;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace KeyCutover.Worker.People;

/// <summary>Who is signed in, and what they may see at all.</summary>
internal static class SignIn
{
    private const string TokenOrCookie = "token-or-cookie";

    public static WebApplicationBuilder AddPeople(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<EntraOptions>().BindConfiguration(EntraOptions.Section).ValidateOnStart();
        services.AddOptions<GroupNames>().BindConfiguration(GroupNames.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EntraOptions>, EntraOptionsCheck>();
        services.AddSingleton<IValidateOptions<GroupNames>, GroupNamesCheck>();
        services.TryAddKeyedSingleton(WallClock.Key, TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddSingleton<IPersonReader, PersonReader>();
        services.AddSingleton<ICallerAddress, CallerAddress>();
        services.AddSingleton<Refusals>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessAnswers>();

        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, TokenSignIn>();
        services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>, PageSignIn>();
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, PageSignIn>();
        services.AddAuthentication(TokenOrCookie)
            .AddPolicyScheme(TokenOrCookie, null, options => options.ForwardDefaultSelector = context =>
                context.Request.ShowsToken() ? JwtBearerDefaults.AuthenticationScheme : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddJwtBearer()
            .AddCookie()
            .AddOpenIdConnect();
        // Without a word, an endpoint wants somebody who is signed in; with [Authorize] alone, somebody who has a role here.
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .SetDefaultPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireClaim(ClaimNames.Roles, AppRoles.All).Build());

        // The keys that seal cookies would let whoever finds them sign in as anybody, so they are nowhere but in memory: a restart asks for a new sign-in.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddRateLimits();
        services.AddSecurityHeaders();
        builder.AddProxies();
        return builder;
    }

    public static WebApplication UsePeople(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseAuthentication();
        app.UseMiddleware<CrossSiteGuard>();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.MapSignIn();
        return app;
    }
}
