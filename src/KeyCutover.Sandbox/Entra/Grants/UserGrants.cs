using System.Text.Json.Nodes;
using KeyCutover.Sandbox.Entra.SignIn;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Entra.Grants;

/// <summary>Makes the answer for a client to which a person has signed in, with roles and groups as they are by now.</summary>
internal sealed class UserGrants(SandboxWorld world, UserTokens tokens, SignInCodes codes)
{
    public JsonObject Answer(TokenRequest request, SignInGrant grant)
    {
        var client = request.Client.Application;
        lock (world.Gate)
        {
            var user = world.FindUser(grant.UserId) ?? throw EntraProblem.UnknownUser(grant.UserId, world.Tenant);
            request.IsFor(user.ObjectId);
            // A client that signs somebody in for one thing may ask for another later on.
            var scopes = request.Form["scope"].ToString() is { Length: > 0 } asked ? RequestedScopes.Read(asked, client, world) : grant.Scopes;
            var answer = new JsonObject
            {
                ["scope"] = scopes.Granted,
                ["access_token"] = tokens.AccessToken(user, client, scopes, grant.SessionId, grant.IsPublic),
            };
            if (scopes.WantsIdToken)
                answer["id_token"] = tokens.IdToken(user, client, grant with { Scopes = scopes });
            if (scopes.WantsRefreshToken)
                answer["refresh_token"] = codes.Refresh.Issue(grant with { Scopes = scopes, Nonce = null });
            if (request.Form["client_info"].Count > 0)
                answer["client_info"] = tokens.ClientInfo(user);
            return answer;
        }
    }
}
