using System.Text.Json.Nodes;
using KeyCutover.Sandbox.Entra.SignIn;

namespace KeyCutover.Sandbox.Entra.Grants;

/// <summary>What a client keeps of a sign-in. Each use gives a new one; as in Entra, the old one stays good until its time is over.</summary>
internal sealed class RefreshTokenGrant(UserGrants answers, SignInCodes codes) : ITokenGrant
{
    public IReadOnlyList<string> Types { get; } = ["refresh_token"];

    public JsonObject Redeem(TokenRequest request)
    {
        var (state, grant) = codes.Refresh.Look(request.Require("refresh_token"));
        if (grant is null || grant.ClientId != request.Client.Application.AppId)
            throw EntraProblem.Malformed;
        request.Client.RequireSecretUnless(grant.IsPublic);
        return state == CodeState.Good
            ? answers.Answer(request, grant)
            : throw new EntraProblem("invalid_grant", 700082, "The refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.");
    }
}
