using KeyCutover.Sandbox.Entra.Pages;
using KeyCutover.Sandbox.Hosting;
using KeyCutover.Sandbox.World;
using Microsoft.Extensions.Primitives;

namespace KeyCutover.Sandbox.Entra.SignIn;

/// <summary>
/// Where browsers are sent to sign in. A page asks who it is; a client that names somebody (<c>login_hint</c>) and does not want the page
/// (<c>prompt=login</c> or <c>select_account</c>) is led back at once, as there is no password to ask for.
/// </summary>
internal sealed class AuthorizeEndpoint(SandboxWorld world, EntraAnswers answers, SignInCodes codes, PersonaList personas)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{tenant}/oauth2/v2.0/authorize", (string tenant, HttpContext context) => Answer(tenant, context, context.Request.Query, null));
        // From the page, or from a client that sends its request as a form.
        routes.MapPost("/{tenant}/oauth2/v2.0/authorize", async (string tenant, HttpContext context) =>
        {
            var form = await SignInForm.ReadAsync(context);
            return Answer(tenant, context, form, form[SignInForm.User].ToString());
        });
    }

    private IResult Answer(string tenant, HttpContext context, IEnumerable<KeyValuePair<string, StringValues>> sent, string? chosen)
    {
        AuthorizeRequest request;
        try
        {
            answers.RequireTenant(tenant);
            request = AuthorizeRequest.Read(sent, world);
        }
        catch (EntraProblem problem)
        {
            return SignInPages.Refusal(problem);
        }
        try
        {
            var scopes = request.ReadScopes(world);
            return FindUser(request, context, chosen) is { } found ? SignIn(request, scopes, found, context) : SignInPages.Choose(request, world.Tenant, personas);
        }
        catch (EntraProblem problem)
        {
            return AuthorizeAnswer.LeadBack(request, answers.Parameters(problem));
        }
    }

    private (User User, BrowserSession? Session)? FindUser(AuthorizeRequest request, HttpContext context, string? chosen)
    {
        lock (world.Gate)
        {
            if (chosen is { Length: > 0 })
                return (world.FindUser(chosen) ?? throw EntraProblem.UnknownUser(chosen, world.Tenant), null);
            var hinted = request.LoginHint.Length > 0 ? world.FindUser(request.LoginHint) : null;
            if (request.Prompt == "none")
            {
                var session = BrowserSession.Of(context) ?? throw EntraProblem.NobodySignedIn;
                var user = world.FindUser(session.UserId);
                return user is not null && (hinted ?? user) == user ? (user, session) : throw EntraProblem.NobodySignedIn;
            }
            return hinted is not null && request.Prompt is not ("login" or "select_account") ? (hinted, null) : null;
        }
    }

    private IResult SignIn(AuthorizeRequest request, RequestedScopes scopes, (User User, BrowserSession? Session) who, HttpContext context)
    {
        context.Features.Set(new RequestPrincipal(who.User.ObjectId));
        var session = who.Session ?? BrowserSession.Start(context, who.User.ObjectId);
        var grant = new SignInGrant(who.User.ObjectId, request.Client.AppId, scopes, session.Id, IsPublic: false, request.Nonce);
        var code = codes.Authorization.Issue(new AuthorizationCode(grant, request.RedirectUri, request.Challenge));
        return AuthorizeAnswer.LeadBack(request, new Dictionary<string, string> { ["code"] = code, ["session_state"] = session.Id });
    }
}
