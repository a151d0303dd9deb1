using System.Text.Json.Nodes;
using KeyCutover.Sandbox.Entra.Grants;
using KeyCutover.Sandbox.Entra.SignIn;

namespace KeyCutover.Sandbox.Entra;

/// <summary>Where clients turn what they have into a token.</summary>
internal sealed class TokenEndpoint(EntraAnswers answers, ClientAuthentication clients, IEnumerable<ITokenGrant> grants)
{
    private readonly Dictionary<string, ITokenGrant> grants = grants.SelectMany(grant => grant.Types.Select(type => KeyValuePair.Create(type, grant))).ToDictionary();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/{tenant}/oauth2/v2.0/token", AnswerAsync);
        // The first version, which names a resource in place of scopes.
        routes.MapPost("/{tenant}/oauth2/token", AnswerAsync);
    }

    private async Task<IResult> AnswerAsync(string tenant, HttpContext context)
    {
        try
        {
            var form = await SignInForm.ReadAsync(context);
            answers.RequireTenant(tenant);
            var type = form["grant_type"].ToString() is { Length: > 0 } sent ? sent : throw EntraProblem.Missing("grant_type");
            var grant = grants.GetValueOrDefault(type) ?? throw new EntraProblem("unsupported_grant_type", 70003, $"The app requested an unsupported grant type '{type}'.");
            context.Response.Headers.CacheControl = "no-store";
            return Results.Json(Answer(grant, new TokenRequest(form, clients.Authenticate(form, context), context)));
        }
        catch (EntraProblem problem)
        {
            return answers.Refuse(problem);
        }
    }

    private static JsonObject Answer(ITokenGrant grant, TokenRequest request)
    {
        var answer = grant.Redeem(request);
        var seconds = (int)TokenService.ClientLifetime.TotalSeconds - 1;
        (answer["token_type"], answer["expires_in"], answer["ext_expires_in"]) = ("Bearer", seconds, seconds);
        return answer;
    }
}
