using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Entra;

/// <summary>Where applications turn their secret into a token.</summary>
internal sealed class TokenEndpoint(SandboxWorld world, TokenService tokens)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/{tenant}/oauth2/v2.0/token", (string tenant, HttpContext context) => AnswerAsync(tenant, context, AudienceOfScope));
        routes.MapPost("/{tenant}/oauth2/token", (string tenant, HttpContext context) => AnswerAsync(tenant, context, form => form["resource"]));
    }

    private async Task<IResult> AnswerAsync(string tenant, HttpContext context, Func<IFormCollection, string?> audienceOf)
    {
        if (!context.Request.HasFormContentType)
            return Refuse(400, "invalid_request", 900144, "The request body must contain the following parameter: 'grant_type'.");
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!IsOurTenant(tenant))
            return Refuse(400, "invalid_request", 90002, $"Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.");
        if (form["grant_type"] != "client_credentials")
            return Refuse(400, "unsupported_grant_type", 70003, $"The app requested an unsupported grant type '{form["grant_type"]}'.");

        var clientId = form["client_id"].ToString();
        if (FindApplication(clientId) is not { } principal)
            return Refuse(400, "unauthorized_client", 700016, $"Application with identifier '{clientId}' was not found in the directory '{world.Tenant.Name}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.");
        if (form["client_secret"] != principal.ClientSecret)
            return Refuse(401, "invalid_client", 7000215, $"Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{clientId}'.");
        if (audienceOf(form) is not { Length: > 0 } audience || !Audiences.IsKnown(audience, world))
            return Refuse(400, "invalid_resource", 500011, $"The resource principal named {audienceOf(form)} was not found in the tenant named {world.Tenant.Name}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.");

        context.Features.Set(new Hosting.RequestPrincipal(principal.ObjectId));
        var seconds = (int)TokenService.ClientLifetime.TotalSeconds - 1;
        return Results.Json(new
        {
            token_type = "Bearer",
            expires_in = seconds,
            ext_expires_in = seconds,
            access_token = tokens.Issue(principal, audience, TokenService.ClientLifetime),
        });
    }

    private ServicePrincipal? FindApplication(string clientId)
    {
        lock (world.Gate)
            return world.Principals.Find(candidate => !candidate.IsManagedIdentity && candidate.AppId.Equals(clientId, StringComparison.OrdinalIgnoreCase));
    }

    private bool IsOurTenant(string tenant) =>
        tenant.Equals(world.Tenant.Id, StringComparison.OrdinalIgnoreCase) || tenant.Equals(world.Tenant.Name, StringComparison.OrdinalIgnoreCase);

    // "https://vault.azure.net/.default" is for https://vault.azure.net; with two slashes, the audience itself ends in one.
    private static string? AudienceOfScope(IFormCollection form) =>
        form["scope"].ToString().Split(' ').FirstOrDefault(scope => scope.EndsWith("/.default", StringComparison.Ordinal))?[..^"/.default".Length];

    private IResult Refuse(int status, string error, int code, string description)
    {
        var (trace, correlation) = (Guid.NewGuid(), Guid.NewGuid());
        var timestamp = $"{world.Now:yyyy-MM-dd HH:mm:ss}Z";
        return Results.Json(
            new
            {
                error,
                error_description = $"AADSTS{code}: {description} Trace ID: {trace} Correlation ID: {correlation} Timestamp: {timestamp}",
                error_codes = new[] { code },
                timestamp,
                trace_id = trace,
                correlation_id = correlation,
                error_uri = $"{world.Origins.Main}/error?code={code}",
            },
            statusCode: status);
    }
}
