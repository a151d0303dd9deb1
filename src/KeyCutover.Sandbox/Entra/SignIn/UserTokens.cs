using System.Security.Cryptography;
using System.Text;
using KeyCutover.Sandbox.World;
using Microsoft.IdentityModel.Tokens;

namespace KeyCutover.Sandbox.Entra.SignIn;

/// <summary>Tokens that say who somebody is and what they may do, in the second version, as Entra gives them for one's own applications.</summary>
internal sealed class UserTokens(SandboxWorld world, TokenService tokens)
{
    // Graph's application, which is the same in all tenants. Nobody but Graph may read tokens for it.
    private const string Graph = "00000003-0000-0000-c000-000000000000";

    /// <summary>Who signed in, for the client itself. Call under the world's gate.</summary>
    public string IdToken(User user, ServicePrincipal client, SignInGrant grant)
    {
        var claims = ClaimsOf(user, client);
        claims["sid"] = grant.SessionId;
        if (grant.Nonce is { Length: > 0 } nonce)
            claims["nonce"] = nonce;
        if (grant.Scopes.WantsEmail)
            claims["email"] = user.UserPrincipalName;
        return tokens.Sign(client.AppId, TokenService.ClientLifetime, claims);
    }

    /// <summary>What the client shows to the application that <paramref name="scopes"/> are about. Call under the world's gate.</summary>
    public string AccessToken(User user, ServicePrincipal client, RequestedScopes scopes, string sessionId, bool isPublic)
    {
        var resource = world.Principals.Find(principal => principal.ObjectId == scopes.ResourceId);
        var claims = ClaimsOf(user, resource);
        claims["azp"] = client.AppId;
        claims["azpacr"] = isPublic ? "0" : "1";
        claims["scp"] = resource is null ? string.Join(' ', [.. scopes.SignIn, .. scopes.Permissions]) : AppRegistration.Scope;
        claims["sid"] = sessionId;
        return tokens.Sign(resource?.AppId ?? Graph, TokenService.ClientLifetime, claims);
    }

    /// <summary>What a service principal shows to an application, as itself. Call under the world's gate.</summary>
    public string ApplicationToken(ServicePrincipal client, ServicePrincipal resource)
    {
        var claims = new Dictionary<string, object>
        {
            ["oid"] = client.ObjectId,
            ["sub"] = client.ObjectId,
            ["azp"] = client.AppId,
            ["azpacr"] = "1",
            ["idtyp"] = "app",
            ["ver"] = "2.0",
        };
        AddRoles(claims, client.ObjectId, resource);
        return tokens.Sign(resource.AppId, TokenService.ClientLifetime, claims);
    }

    /// <summary>What MSAL knows an account by: who, and of which tenant.</summary>
    public string ClientInfo(User user) => Base64UrlEncoder.Encode($$"""{"uid":"{{user.ObjectId}}","utid":"{{world.Tenant.Id}}"}""");

    private Dictionary<string, object> ClaimsOf(User user, ServicePrincipal? audience)
    {
        var claims = new Dictionary<string, object>
        {
            ["oid"] = user.ObjectId,
            ["sub"] = Pairwise(user, audience?.AppId ?? Graph),
            ["name"] = user.Name,
            ["preferred_username"] = user.UserPrincipalName,
            ["ver"] = "2.0",
        };
        if (user.Groups.Count > 0)
            claims["groups"] = user.Groups;
        if (audience is not null)
            AddRoles(claims, user.ObjectId, audience);
        return claims;
    }

    // Who has no role has no claim for it either.
    private void AddRoles(Dictionary<string, object> claims, string principalId, ServicePrincipal resource)
    {
        if (world.AppRolesOf(principalId, resource) is { Count: > 0 } roles)
            claims["roles"] = roles;
    }

    // The same person is called differently in each application.
    private static string Pairwise(User user, string appId) => Base64UrlEncoder.Encode(SHA256.HashData(Encoding.UTF8.GetBytes($"{user.ObjectId}/{appId}")));
}
