using System.Text.Json;
using System.Text.Json.Nodes;
using KeyCutover.Sandbox.Entra;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>What every call to Resource Manager goes through: version, token, throttle, permission, lock, and only then its handler.</summary>
internal sealed class ArmPipeline(SandboxWorld world, TokenService tokens, ArmThrottle throttle, ArmDoor door)
{
    public async Task RunAsync(HttpContext context, string action, ArmHandler handler)
    {
        AddHeaders(context);
        ArmAnswer answer;
        try
        {
            answer = await AnswerAsync(context, action, handler);
        }
        catch (ArmProblem problem)
        {
            answer = AnswerOf(problem);
        }
        catch (WebProblem problem)
        {
            answer = ArmAnswer.Json(problem.Status, problem.Envelope);
        }
        await WriteAsync(context, answer);
    }

    private async Task<ArmAnswer> AnswerAsync(HttpContext context, string action, ArmHandler handler)
    {
        RequireVersion(context);
        var caller = await tokens.ValidateBearerAsync(context, Audiences.ResourceManager) ?? throw Unauthenticated(context);
        var body = await ReadBodyAsync(context);
        var scope = ArmScope.Of(context.Request.Path.Value ?? "/", context.Request.Method == HttpMethods.Post);
        lock (world.Gate)
        {
            throttle.Take(context, caller);
            door.Pass(caller, action, scope, context);
            return handler(new ArmCall(context, caller, scope, body));
        }
    }

    private static void RequireVersion(HttpContext context)
    {
        var version = context.Request.Query["api-version"].ToString();
        if (version.Length == 0)
            throw new ArmProblem(400, "MissingApiVersionParameter", "The api-version query parameter (?api-version=) is required for all requests.");
        if (version.Length < 10 || !DateOnly.TryParseExact(version[..10], "yyyy-MM-dd", out _))
            throw new ArmProblem(400, "InvalidApiVersionParameter", $"The api-version '{version}' is invalid. The supported versions are the dates of the provider, such as '2024-10-01'.");
    }

    private ArmProblem Unauthenticated(HttpContext context)
    {
        var authority = $"{world.Origins.Main}/{world.Tenant.Id}";
        if (context.Request.Headers.Authorization.Count == 0)
        {
            context.Response.Headers.WWWAuthenticate = $"Bearer authorization_uri=\"{authority}\", error=\"invalid_token\", error_description=\"The authentication failed because of missing 'Authorization' header.\"";
            return new ArmProblem(401, "AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing.");
        }
        context.Response.Headers.WWWAuthenticate = $"Bearer authorization_uri=\"{authority}\", error=\"invalid_token\", error_description=\"The access token is invalid.\"";
        return new ArmProblem(401, "InvalidAuthenticationToken", "The access token is invalid.");
    }

    private static async Task<JsonObject?> ReadBodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength is null or 0 && !context.Request.Headers.TransferEncoding.Contains("chunked"))
            return null;
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject;
        }
        catch (JsonException exception)
        {
            throw ArmProblem.InvalidContent(exception.Message);
        }
    }

    private void AddHeaders(HttpContext context)
    {
        var correlation = Guid.NewGuid().ToString();
        var headers = context.Response.Headers;
        headers["x-ms-request-id"] = Guid.NewGuid().ToString();
        headers["x-ms-correlation-request-id"] = correlation;
        headers["x-ms-routing-request-id"] = $"{world.Location.ToUpperInvariant()}:{world.Now:yyyyMMdd'T'HHmmss'Z'}:{correlation}";
        headers["x-ms-operation-identifier"] = $"tenantId={world.Tenant.Id}/{world.Location}/{correlation}";
        AddProviderHeaders(context);
        headers.CacheControl = "no-cache";
        if (context.Request.Headers["x-ms-client-request-id"] is { Count: > 0 } client)
            headers["x-ms-client-request-id"] = client;
    }

    private static void AddProviderHeaders(HttpContext context)
    {
        var path = context.Request.Path;
        if (Names("Microsoft.Web") && !HttpMethods.IsGet(context.Request.Method))
            context.Response.Headers["x-ms-ratelimit-remaining-subscription-resource-requests"] = "11999";
        if (Names("Microsoft.Authorization"))
            context.Response.Headers["x-ms-request-charge"] = "1";
        if (Names("Microsoft.KeyVault"))
            context.Response.Headers["x-ms-keyvault-service-version"] = "1.5.1361.0";

        bool Names(string provider) => path.Value?.Contains($"/providers/{provider}/", StringComparison.OrdinalIgnoreCase) == true;
    }

    private static ArmAnswer AnswerOf(ArmProblem problem)
    {
        var error = new JsonObject { ["code"] = problem.Code, ["message"] = problem.Message };
        if (problem.Target is { } target)
            error["target"] = target;
        if (problem.AdditionalInfo is { } info)
            error["additionalInfo"] = JsonSerializer.SerializeToNode(info);
        var answer = ArmAnswer.Json(problem.Status, new JsonObject { ["error"] = error }).With("x-ms-failure-cause", "gateway");
        return problem.RetryAfter is { } wait ? answer.With("Retry-After", ((int)Math.Ceiling(wait.TotalSeconds)).ToString()) : answer;
    }

    private static async Task WriteAsync(HttpContext context, ArmAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        if (answer.Body is not { } body)
            return;
        context.Response.ContentType = answer.ContentType;
        await context.Response.WriteAsync(body, context.RequestAborted);
    }
}
