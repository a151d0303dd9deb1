using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KeyCutover.Worker.People;

/// <summary>Where people sign in and out.</summary>
internal static class SignInRoutes
{
    public const string SignIn = "/signin";
    public const string SignInAsAnother = "/signin?another=true";
    public const string SignOut = "/signout";
    public const string SignedOut = "/signedout";

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(SignIn, (string? returnUrl, bool another = false) => Results.Challenge(
                new OpenIdConnectChallengeProperties { RedirectUri = IsOurs(returnUrl) ? returnUrl : "/", Prompt = another ? "select_account" : null },
                [OpenIdConnectDefaults.AuthenticationScheme]))
            .AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).ExcludeFromDescription();
        routes.MapPost(SignOut, () => Results.SignOut(
                new AuthenticationProperties { RedirectUri = SignedOut }, [CookieAuthenticationDefaults.AuthenticationScheme, OpenIdConnectDefaults.AuthenticationScheme]))
            .ExcludeFromDescription();
        routes.MapGet(SignedOut, (HttpContext context) =>
                PlainPage.WriteAsync(context, StatusCodes.Status200OK, "You are signed out", "Close this window, or sign in again.", (SignIn, "Sign in")))
            .AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Whether the address is a path of this service: anything else would let a link send people elsewhere once they are signed in.</summary>
    private static bool IsOurs(string? url) =>
        url is ['/', ..] && !url.StartsWith("//", StringComparison.Ordinal) && !url.Contains('\\', StringComparison.Ordinal) && !url.Any(char.IsControl);
}
