using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace KeyCutover.Worker.People;

/// <summary>Sign-in by an access token, for the API.</summary>
internal sealed class TokenSignIn(IOptions<EntraOptions> options) : IConfigureNamedOptions<JwtBearerOptions>
{
    public void Configure(JwtBearerOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, JwtBearerOptions bearer)
    {
        if (name != JwtBearerDefaults.AuthenticationScheme) return;
        var entra = options.Value;
        bearer.Authority = $"{entra.TenantAuthority}/v2.0";
        bearer.RequireHttpsMetadata = true;
        bearer.MapInboundClaims = false;
        bearer.BackchannelHttpHandler = TrustedAuthority.Handler(entra);
        bearer.TokenValidationParameters.ValidAudiences = [entra.ClientId, entra.Audience];
        bearer.TokenValidationParameters.NameClaimType = ClaimNames.Name;
        bearer.TokenValidationParameters.RoleClaimType = ClaimNames.Roles;
        bearer.Events = new JwtBearerEvents { OnTokenValidated = RefuseIdTokens };
    }

    /// <summary>An ID token has the same audience, but it is for the application that asked for it, not for showing around.</summary>
    private static Task RefuseIdTokens(TokenValidatedContext context)
    {
        if (context.Principal is not { } principal || !principal.HasClaim(claim => claim.Type == ClaimNames.Scopes) && !PersonReader.IsApplication(principal))
            context.Fail("The token is no access token: it has no scope.");
        else if (!principal.HasClaim(claim => claim.Type == ClaimNames.ObjectId))
            context.Fail("The token does not say whose it is: it has no oid.");
        return Task.CompletedTask;
    }
}
