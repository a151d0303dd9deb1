using System.Security.Cryptography;
using KeyCutover.Sandbox.World;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace KeyCutover.Sandbox.Entra;

/// <summary>
/// Signs and checks tokens. They live by the wall clock, not by the sandbox's, because client libraries judge their lifetime by theirs.
/// </summary>
internal sealed class TokenService
{
    /// <summary>How long a token of a client lives.</summary>
    public static readonly TimeSpan ClientLifetime = TimeSpan.FromHours(1);

    /// <summary>How long a token of a managed identity lives.</summary>
    public static readonly TimeSpan ManagedIdentityLifetime = TimeSpan.FromHours(24);

    // One for all sandboxes of this process, as making one is most of a start; each has an issuer of its own, so that none takes another's tokens.
    private static readonly RSA Rsa = RSA.Create(2048);

    private readonly RsaSecurityKey key;
    private readonly SandboxWorld world;
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    public TokenService(SandboxWorld world)
    {
        this.world = world;
        key = new RsaSecurityKey(Rsa) { KeyId = Base64UrlEncoder.Encode(SHA256.HashData(Rsa.ExportRSAPublicKey())) };
    }

    public string Issuer => $"{world.Origins.Main}/{world.Tenant.Id}/v2.0";

    /// <summary>The public key, for whoever wants to check tokens.</summary>
    public JsonWebKey PublicKey
    {
        get
        {
            var web = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(Rsa.ExportParameters(false)) { KeyId = key.KeyId });
            web.Use = "sig";
            web.Alg = SecurityAlgorithms.RsaSha256;
            return web;
        }
    }

    /// <summary>A signed access token of <paramref name="principal"/> for <paramref name="audience"/>, in the first version, which Azure's own services take.</summary>
    public string Issue(ServicePrincipal principal, string audience, TimeSpan lifetime) => Sign(audience, lifetime, new Dictionary<string, object>
    {
        ["oid"] = principal.ObjectId,
        ["sub"] = principal.ObjectId,
        ["appid"] = principal.AppId,
        ["idtyp"] = "app",
        ["ver"] = "1.0",
    });

    /// <summary>A signed token with these claims and those that every token has.</summary>
    public string Sign(string audience, TimeSpan lifetime, IReadOnlyDictionary<string, object> claims)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            // Some clients' clocks are slow.
            NotBefore = now.AddMinutes(-5),
            IssuedAt = now,
            Expires = now + lifetime,
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
            Claims = new Dictionary<string, object>(claims)
            {
                ["tid"] = world.Tenant.Id,
                ["uti"] = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16)),
            },
        });
    }

    /// <summary>Whose token it is; null when signature, issuer, audience or lifetime are not in order, or the principal is gone.</summary>
    public async Task<TokenPrincipal?> ValidateAsync(string token, params IReadOnlyList<string> audiences)
    {
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudiences = audiences,
            IssuerSigningKey = key,
            ClockSkew = TimeSpan.Zero,
        });
        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt)
            return null;
        var objectId = jwt.GetClaim("oid").Value;
        lock (world.Gate)
            return world.FindPrincipal(objectId) is { } principal ? new TokenPrincipal(principal.ObjectId, principal.AppId, jwt.Audiences.Single()) : null;
    }

    /// <summary>As <see cref="ValidateAsync"/>, of the request's Authorization header; notes the principal for the request log.</summary>
    public async Task<TokenPrincipal?> ValidateBearerAsync(HttpContext context, params IReadOnlyList<string> audiences)
    {
        const string Scheme = "Bearer ";
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        var principal = await ValidateAsync(header[Scheme.Length..].Trim(), audiences);
        if (principal is not null)
            context.Features.Set(new Hosting.RequestPrincipal(principal.ObjectId));
        return principal;
    }
}

/// <summary>Whom a valid token belongs to, and whom it was meant for.</summary>
internal sealed record TokenPrincipal(string ObjectId, string AppId, string Audience);
