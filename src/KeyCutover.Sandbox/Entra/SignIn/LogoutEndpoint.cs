using KeyCutover.Sandbox.Entra.Pages;
using KeyCutover.Sandbox.World;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace KeyCutover.Sandbox.Entra.SignIn;

/// <summary>Where browsers are sent to sign out. They are led back only to an address that some application has registered.</summary>
internal sealed class LogoutEndpoint(SandboxWorld world)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{tenant}/oauth2/v2.0/logout", (HttpContext context) => Answer(context, context.Request.Query));
        routes.MapPost("/{tenant}/oauth2/v2.0/logout", (Delegate)AnswerAsync);
    }

    private async Task<IResult> AnswerAsync(HttpContext context) =>
        Answer(context, await SignInForm.ReadAsync(context));

    private IResult Answer(HttpContext context, IEnumerable<KeyValuePair<string, StringValues>> sent)
    {
        var parameters = sent.ToDictionary(one => one.Key, one => one.Value.ToString());
        BrowserSession.End(context);
        if (parameters.GetValueOrDefault("post_logout_redirect_uri") is not { Length: > 0 } address || !IsRegistered(address))
            return SignInPages.SignedOut();
        return Results.Redirect(parameters.GetValueOrDefault("state") is { Length: > 0 } state ? QueryHelpers.AddQueryString(address, "state", state) : address);
    }

    private bool IsRegistered(string address)
    {
        lock (world.Gate)
            return world.Principals.Exists(principal => principal.Registration?.LeadsBackTo(address) == true);
    }
}
