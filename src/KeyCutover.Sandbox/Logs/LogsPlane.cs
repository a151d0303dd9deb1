using System.Text.Json;
using System.Text.Json.Nodes;
using KeyCutover.Sandbox.Entra;
using KeyCutover.Sandbox.Hosting;
using KeyCutover.Sandbox.Logs.Kusto;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Logs;

/// <summary>The query service of Log Analytics.</summary>
internal sealed class LogsPlane(SandboxWorld world, TokenService tokens, Rbac rbac) : IPlane
{
    private const string ReadTable = $"Microsoft.OperationalInsights/workspaces/query/{AzureDiagnostics.Name}/read";

    public void Map(PlaneRoutes routes) => routes.Main("logs").MapPost("/v1/workspaces/{workspace}/query", AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        if (await tokens.ValidateBearerAsync(context, Audiences.Spellings(Audiences.Logs)) is not { } caller)
        {
            await WriteAsync(context, StatusCodes.Status401Unauthorized, QueryBodies.Error("AuthorizationRequiredError", "Valid authentication was not provided"));
            return;
        }
        var (status, body) = Find(context) is not { } workspace
            ? (StatusCodes.Status404NotFound, QueryBodies.Error("WorkspaceNotFoundError", "The requested workspace does not exist"))
            : MayQuery(caller, workspace)
                ? await QueryAsync(context, workspace)
                : (StatusCodes.Status403Forbidden, QueryBodies.Error("InsufficientAccessError", "The provided credentials have insufficient access to perform the requested operation"));
        await WriteAsync(context, status, body);
    }

    private LogWorkspace? Find(HttpContext context) =>
        world.Workspaces.Find(workspace => workspace.CustomerId.Equals(context.Request.RouteValues["workspace"] as string, StringComparison.OrdinalIgnoreCase));

    private bool MayQuery(TokenPrincipal caller, LogWorkspace workspace)
    {
        lock (world.Gate)
            return rbac.IsAllowed(caller.ObjectId, ReadTable, workspace.Id);
    }

    private async Task<(int Status, JsonObject Body)> QueryAsync(HttpContext context, LogWorkspace workspace)
    {
        var now = world.Now;
        var request = await ReadAsync(context);
        if (request?["query"]?.GetValueKind() != JsonValueKind.String)
            return (StatusCodes.Status400BadRequest, QueryBodies.Error("BadArgumentError", "The request had some invalid properties: query"));

        QueryTimespan? timespan = null;
        if (request["timespan"] is { } sent && (timespan = QueryTimespan.TryParse(sent.ToString(), now)) is null)
            return (StatusCodes.Status400BadRequest, QueryBodies.Error("BadArgumentError", "The request had some invalid properties: timespan"));
        try
        {
            return (StatusCodes.Status200OK, QueryBodies.Table(KustoEngine.Run(request["query"]!.GetValue<string>(), name => TableOf(workspace, name, timespan, now), now)));
        }
        catch (KustoException refusal)
        {
            return (StatusCodes.Status400BadRequest, QueryBodies.Refused(refusal));
        }
    }

    private KustoTable? TableOf(LogWorkspace workspace, string name, QueryTimespan? timespan, DateTimeOffset now)
    {
        if (name != AzureDiagnostics.Name)
            return null;
        KustoTable table;
        lock (world.Gate)
            table = AzureDiagnostics.Of(workspace, now);
        return timespan is null ? table : timespan.Cut(table);
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

    private static Task WriteAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(body, context.RequestAborted);
    }
}
