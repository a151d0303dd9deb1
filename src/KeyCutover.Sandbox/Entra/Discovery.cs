using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Entra;

/// <summary>The documents by which clients find their way; they need no token.</summary>
internal sealed class Discovery(SandboxWorld world, TokenService tokens)
{
    private static readonly string[] ResponseTypes = ["code"];
    private static readonly string[] ResponseModes = ["query", "fragment", "form_post"];
    private static readonly string[] GrantTypes = ["authorization_code", "refresh_token", "client_credentials", "urn:ietf:params:oauth:grant-type:device_code"];
    private static readonly string[] Scopes = ["openid", "profile", "email", "offline_access"];
    private static readonly string[] Authentications = ["client_secret_post", "client_secret_basic"];
    private static readonly string[] Challenges = ["S256"];
    private static readonly string[] Claims =
        ["sub", "iss", "aud", "exp", "iat", "nbf", "nonce", "name", "tid", "oid", "sid", "ver", "preferred_username", "email", "roles", "groups"];
    private static readonly string[] SubjectTypes = ["pairwise"];
    private static readonly string[] Algorithms = ["RS256"];
    private static readonly string[] ResourceManagerAudiences = ["https://management.core.windows.net/", "https://management.azure.com/"];

    private string Authority => $"{world.Origins.Main}/{world.Tenant.Id}";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", OpenIdConfiguration);
        // Also /adfs/..., which older clients take to be told of no other authority.
        routes.MapGet("/{tenant}/.well-known/openid-configuration", OpenIdConfiguration);
        routes.MapGet("/{tenant}/discovery/v2.0/keys", Keys);
        routes.MapGet("/common/discovery/instance", Instance);
        routes.MapGet("/metadata/endpoints", Endpoints);
    }

    private IResult OpenIdConfiguration() => Results.Json(new
    {
        issuer = tokens.Issuer,
        authorization_endpoint = $"{Authority}/oauth2/v2.0/authorize",
        token_endpoint = $"{Authority}/oauth2/v2.0/token",
        device_authorization_endpoint = $"{Authority}/oauth2/v2.0/devicecode",
        end_session_endpoint = $"{Authority}/oauth2/v2.0/logout",
        jwks_uri = $"{Authority}/discovery/v2.0/keys",
        scopes_supported = Scopes,
        response_types_supported = ResponseTypes,
        response_modes_supported = ResponseModes,
        grant_types_supported = GrantTypes,
        subject_types_supported = SubjectTypes,
        id_token_signing_alg_values_supported = Algorithms,
        token_endpoint_auth_methods_supported = Authentications,
        code_challenge_methods_supported = Challenges,
        claims_supported = Claims,
        request_uri_parameter_supported = false,
    });

    private IResult Keys()
    {
        var key = tokens.PublicKey;
        return Results.Json(new { keys = new[] { new { kty = key.Kty, use = key.Use, alg = key.Alg, kid = key.Kid, n = key.N, e = key.E } } });
    }

    private IResult Instance() => Results.Json(new
    {
        tenant_discovery_endpoint = $"{Authority}/v2.0/.well-known/openid-configuration",
        metadata = new[]
        {
            new
            {
                preferred_network = $"localhost:{world.Origins.MainPort}",
                preferred_cache = $"localhost:{world.Origins.MainPort}",
                aliases = new[] { $"localhost:{world.Origins.MainPort}" },
            },
        },
    });

    // With the names of every version that clients ask for: the Azure CLI registers a cloud by these, and needs both of Graph.
    private IResult Endpoints() => Results.Json(new
    {
        name = "KeyCutoverSandbox",
        resourceManager = world.Origins.Main,
        authentication = new { loginEndpoint = world.Origins.Main, audiences = ResourceManagerAudiences },
        graphAudience = world.Origins.Main + "/",
        microsoftGraphResourceId = world.Origins.Main + "/",
        logAnalyticsResourceId = Audiences.Logs,
        galleryEndpoint = world.Origins.Main,
        graphEndpoint = world.Origins.Main,
        portalEndpoint = world.Origins.Main,
        suffixes = new { },
    });
}
