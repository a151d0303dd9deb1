using System.Text.Json;
using System.Text.Json.Nodes;
using KeyCutover.Sandbox.Entra;
using KeyCutover.Sandbox.Hosting;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.AppService;

/// <summary>The SCM (Kudu) site of each site, as far as its console: <c>POST /scm/{name}/api/command</c>, for those who may write the site.</summary>
internal sealed class ScmPlane(SandboxWorld world, TokenService tokens, Rbac rbac, SiteEnvironment environment, SandboxOptions options) : IPlane
{
    private const string Write = "Microsoft.Web/sites/publish/Action";

    private static readonly TimeSpan DownFor = TimeSpan.FromSeconds(5);

    public void Map(PlaneRoutes routes)
    {
        var group = routes.Main("scm");
        group.MapGet("/scm/{name}", (RequestDelegate)(context => ServeAsync(context, AnswerAsync)));
        group.MapPost("/scm/{name}/api/command", (RequestDelegate)(context => ServeAsync(context, RunAsync)));
    }

    private async Task ServeAsync(HttpContext context, Func<HttpContext, WebSite, Task> serve)
    {
        var name = (string)context.Request.RouteValues["name"]!;
        if (world.FindSite(name) is not { } site)
            await SitePages.NotFoundAsync(context);
        else if (!await MayWriteAsync(context, site))
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else if (IsRestarting(site))
            await SitePages.UnavailableAsync(context);
        else
            await serve(context, site);
    }

    private async Task<bool> MayWriteAsync(HttpContext context, WebSite site)
    {
        if (await tokens.ValidateBearerAsync(context, Audiences.ResourceManager) is not { } caller)
            return false;
        lock (world.Gate)
            return rbac.IsAllowed(caller.ObjectId, Write, site.Id);
    }

    /// <summary>Some time after a write the SCM site restarts as well, long after Resource Manager has said success.</summary>
    private bool IsRestarting(WebSite site)
    {
        lock (world.Gate)
            return site.ScmRestartsAt - world.Now is var left && left > TimeSpan.Zero && left <= DownFor;
    }

    private Task AnswerAsync(HttpContext context, WebSite site) =>
        context.Response.WriteAsJsonAsync(new JsonObject { ["version"] = "100.0", ["siteName"] = site.Name, ["os"] = site.Os }, context.RequestAborted);

    private async Task RunAsync(HttpContext context, WebSite site)
    {
        var command = await ReadCommandAsync(context);
        if (command is null)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        SiteRevision revision;
        lock (world.Gate)
            revision = site.RevisionAt(world.Now);
        var result = await ScmCommand.RunAsync(command, options.WorkDirectory, environment.OfScm(site, revision), TimeProvider.System, context.RequestAborted);
        // The console answers 200 whatever came of the command.
        await context.Response.WriteAsJsonAsync(
            new JsonObject { ["Output"] = result.Output, ["Error"] = result.Error, ["ExitCode"] = result.ExitCode }, context.RequestAborted);
    }

    private static async Task<string?> ReadCommandAsync(HttpContext context)
    {
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) is JsonObject body ? body["command"]?.ToString() ?? string.Empty : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
