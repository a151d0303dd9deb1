using KeyCutover.Worker.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace KeyCutover.Worker.People;

/// <summary>What whoever may not is answered: a page sends people to sign in, everything else says what is missing. Both are recorded.</summary>
internal sealed class AccessAnswers(IOptions<EntraOptions> options, IPersonReader people, Refusals refusals) : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult result) => result switch
    {
        { Succeeded: true } => next(context),
        { Challenged: true } => ChallengeAsync(context),
        _ => ForbidAsync(context),
    };

    private async Task ChallengeAsync(HttpContext context)
    {
        // Opening a page is no attempt at anything.
        if (context.Request.IsForPage() && !context.Request.ShowsToken())
        {
            var properties = new AuthenticationProperties { RedirectUri = context.Request.PathBase + context.Request.Path + context.Request.QueryString };
            await context.ChallengeAsync(OpenIdConnectDefaults.AuthenticationScheme, properties);
            return;
        }

        var failure = context.Request.ShowsToken() ? await FailureAsync(context) : null;
        await refusals.RecordAsync(context, failure ?? "Nobody was signed in.");
        context.Response.Headers.Append(HeaderNames.WWWAuthenticate, Challenge(failure));
        await Problems.WriteAsync(context, StatusCodes.Status401Unauthorized,
            failure is null ? "Sign in first: send an access token, as the header WWW-Authenticate says. 'keycutover sign-in' does it for you." : $"{failure} Sign in again.");
    }

    private async Task ForbidAsync(HttpContext context)
    {
        var name = people.Read(context.User)?.Name ?? "The signed-in identity";
        var reason = $"{name} has no role in KeyCutover.";
        await refusals.RecordAsync(context, reason);
        var advice = $"{reason} Ask your directory's administrator for one of its app roles.";
        if (context.Request.IsForPage()) await PlainPage.WriteAsync(context, StatusCodes.Status403Forbidden, "You may not see this", advice, (SignInRoutes.SignInAsAnother, "Sign in as somebody else"));
        else await Problems.WriteAsync(context, StatusCodes.Status403Forbidden, advice);
    }

    /// <summary>As Azure Resource Manager does it: whoever gets this learns from us alone where to sign in, and for what.</summary>
    private string Challenge(string? failure)
    {
        var entra = options.Value;
        var error = failure is null ? "" : ", error=\"invalid_token\"";
        return $"Bearer authorization_uri=\"{entra.TenantAuthority}\", client_id=\"{entra.ClientId}\", resource=\"{entra.Audience}\"{error}";
    }

    private static async Task<string> FailureAsync(HttpContext context) =>
        (await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme)).Failure switch
        {
            Microsoft.IdentityModel.Tokens.SecurityTokenExpiredException => "The token has expired.",
            Microsoft.IdentityModel.Tokens.SecurityTokenInvalidAudienceException => "The token is for another application.",
            Microsoft.IdentityModel.Tokens.SecurityTokenInvalidIssuerException => "The token is another directory's.",
            Microsoft.IdentityModel.Tokens.SecurityTokenException or null => "The token is not valid.",
            { Message: var message } when message.StartsWith("The token ", StringComparison.Ordinal) => message,
            _ => "The token could not be checked: the directory was not reached, or it is no token.",
        };
}
