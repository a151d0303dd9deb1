using System.Text.Json;
using System.Text.Json.Nodes;
using KeyCutover.Sandbox.Hosting;
using KeyCutover.Sandbox.Logs;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Models;

/// <summary>The data plane of Azure OpenAI accounts: a few nodes behind each, which take turns.</summary>
internal sealed class ModelsPlane(SandboxWorld world, ModelAuthentication authentication, ModelCallLog log) : IPlane
{
    private int turn = -1;

    public void Map(PlaneRoutes routes)
    {
        var group = routes.Main("models");
        Map(group, "openai/deployments/{deployment}/chat/completions", ModelOperation.Chat);
        Map(group, "openai/deployments/{deployment}/embeddings", ModelOperation.Embeddings);
        Map(group, "openai/v1/chat/completions", ModelOperation.Chat);
        Map(group, "openai/v1/embeddings", ModelOperation.Embeddings);
    }

    private void Map(RouteGroupBuilder group, string path, ModelOperation operation) =>
        group.MapPost($"/accounts/{{account}}/{path}", (RequestDelegate)(context => AnswerAsync(context, operation)));

    private async Task AnswerAsync(HttpContext context, ModelOperation operation)
    {
        var started = TimeProvider.System.GetTimestamp();
        var name = (string)context.Request.RouteValues["account"]!;
        if (world.Accounts.Find(candidate => candidate.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } account)
        {
            await WriteAsync(context, ModelError.NoResource.Status, ModelError.NoResource.Body);
            return;
        }
        var requestId = Guid.NewGuid().ToString();
        AddHeaders(context, account, requestId);

        var node = (int)((uint)Interlocked.Increment(ref turn) % Math.Max(1, world.Knobs.DataPlaneNodes));
        var caller = await authentication.AuthenticateAsync(context, account, operation, node);
        var request = await ReadAsync(context);
        var deployment = Find(account, context.Request.RouteValues["deployment"] as string ?? request?["model"]?.ToString());
        var (status, body) = caller.Error is { } error ? (error.Status, error.Body) : Run(operation, context, deployment, request);
        if (status == StatusCodes.Status200OK)
            AddRates(context, deployment!);
        else if (caller.Error is { Status: StatusCodes.Status403Forbidden } && account.PublicNetworkAccess == "Disabled")
            context.Response.Headers["policy-id"] = "ThrowExceptionDueToTrafficDenied";

        log.Write(new ModelCall(
            account, operation.LogName, requestId, status, caller.ObjectId, deployment, context.Connection.RemoteIpAddress, world.Now,
            TimeProvider.System.GetElapsedTime(started), context.Request.ContentLength ?? 0));
        await WriteAsync(context, status, body);
    }

    private (int Status, JsonObject Body) Run(ModelOperation operation, HttpContext context, ModelDeployment? deployment, JsonObject? request)
    {
        var refusal = Refuse(context, deployment, request);
        if (refusal is not null)
            return (refusal.Status, refusal.Body);
        var answer = operation == ModelOperation.Chat ? ModelAnswers.Chat(deployment!, request!, world.Now) : ModelAnswers.Embeddings(deployment!, request!);
        refusal = ModelError.BadRequest(operation == ModelOperation.Chat ? "Missing required parameter: 'messages'." : "Missing required parameter: 'input'.");
        return answer is null ? (refusal.Status, refusal.Body) : (StatusCodes.Status200OK, answer);
    }

    private static ModelError? Refuse(HttpContext context, ModelDeployment? deployment, JsonObject? request)
    {
        if (context.Request.RouteValues.ContainsKey("deployment") && context.Request.Query["api-version"].Count == 0)
            return ModelError.NoResource;
        if (request is null)
            return ModelError.BadRequest("The request body is not valid JSON.");
        if (deployment is null)
            return ModelError.NoDeployment;
        return request["stream"]?.ToString() == "true" ? ModelError.BadRequest("This endpoint does not stream.") : null;
    }

    private ModelDeployment? Find(ModelAccount account, string? name)
    {
        lock (world.Gate)
            return account.Deployments.Find(deployment => deployment.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<JsonObject?> ReadAsync(HttpContext context)
    {
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void AddHeaders(HttpContext context, ModelAccount account, string requestId)
    {
        var headers = context.Response.Headers;
        headers["apim-request-id"] = requestId;
        headers["x-request-id"] = Guid.NewGuid().ToString();
        headers["x-ms-region"] = account.Location;
        headers["x-ms-client-request-id"] = context.Request.Headers["x-ms-client-request-id"] is { Count: > 0 } sent ? sent.ToString() : Guid.NewGuid().ToString();
    }

    /// <summary>A unit of capacity is a thousand tokens and six requests a minute. Calls are not metered here, so the full amount is always left.</summary>
    private static void AddRates(HttpContext context, ModelDeployment deployment)
    {
        context.Response.Headers["x-ratelimit-remaining-requests"] = $"{deployment.Capacity * 6}";
        context.Response.Headers["x-ratelimit-remaining-tokens"] = $"{deployment.Capacity * 1000}";
        context.Response.Headers["azureml-model-session"] = $"{deployment.Name}-1";
        context.Response.Headers["x-ms-deployment-name"] = deployment.Name;
        context.Response.Headers["x-ms-rai-invoked"] = "true";
        context.Response.Headers["x-ms-is-spilled-over"] = "false";
    }

    private static Task WriteAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(body, context.RequestAborted);
    }
}
