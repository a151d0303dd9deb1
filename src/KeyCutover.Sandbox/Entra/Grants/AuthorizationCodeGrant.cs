using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using KeyCutover.Sandbox.Entra.SignIn;
using KeyCutover.Sandbox.World;
using Microsoft.IdentityModel.Tokens;

namespace KeyCutover.Sandbox.Entra.Grants;

/// <summary>The code that a sign-in led back with. It is good once, for the client and the address that it was made for.</summary>
internal sealed class AuthorizationCodeGrant(UserGrants answers, SignInCodes codes) : ITokenGrant
{
    public IReadOnlyList<string> Types { get; } = ["authorization_code"];

    public JsonObject Redeem(TokenRequest request)
    {
        var text = request.Require("code");
        var (_, code) = codes.Authorization.Look(text);
        if (code is null || code.Grant.ClientId != request.Client.Application.AppId)
            throw EntraProblem.Malformed;
        var isPublic = RedirectUri.IsOfPublicClient(code.RedirectUri);
        request.Client.RequireSecretUnless(isPublic);
        if (request.Form["redirect_uri"] != code.RedirectUri)
            throw new EntraProblem("invalid_client", 500112, $"The reply address '{request.Form["redirect_uri"]}' does not match the reply address '{code.RedirectUri}' provided when requesting Authorization code.");
        Verify(code, request.Form["code_verifier"].ToString());
        return codes.Authorization.Use(text).State switch
        {
            CodeState.Good => answers.Answer(request, code.Grant with { IsPublic = request.Client.IsPublic }),
            CodeState.Used => throw new EntraProblem("invalid_grant", 54005, "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token."),
            _ => throw new EntraProblem("invalid_grant", 70008, "The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource."),
        };
    }

    private static void Verify(AuthorizationCode code, string verifier)
    {
        if (code.Challenge is null)
            return;
        if (verifier.Length == 0)
            throw new EntraProblem("invalid_grant", 50148, "The code_verifier does not match the code_challenge supplied in the authorization request for PKCE.");
        if (Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) != code.Challenge)
            throw new EntraProblem("invalid_grant", 501481, "The Code_Verifier does not match the code_challenge supplied in the authorization request.");
    }
}
