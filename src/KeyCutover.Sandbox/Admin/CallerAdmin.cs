using System.Text.Json.Nodes;
using KeyCutover.Sandbox.Callers;
using KeyCutover.Sandbox.Faults;
using KeyCutover.Sandbox.Seeds;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Admin;

/// <summary>Other people's doings: callers with a key (<c>/sandbox/key-callers</c>) and writers of app settings (<c>/sandbox/sites/NAME/...</c>).</summary>
internal sealed class CallerAdmin(SandboxWorld world, KeyCallers callers, ForeignWriters writers) : IAdminFamily
{
    private readonly SeedParts parts = new(world, AdminBody.Problem);

    public void Map(RouteGroupBuilder admin)
    {
        admin.MapGet("/key-callers", () => AdminBody.Json(Callers.Select(caller => new { caller.Name, caller.Account, caller.Deployment, caller.Every, at = caller.At?.ToString("HH:mm") })));
        admin.MapPost("/key-callers", (Delegate)StartAsync);
        admin.MapDelete("/key-callers/{name}", Stop);
        admin.MapPatch("/sites/{site}/settings", WriteAsync);
        admin.MapPut("/sites/{site}/foreign-writer", SetWriterAsync);
        admin.MapDelete("/sites/{site}/foreign-writer", (string site) => SetWriter(site, null));
    }

    private List<KeyCaller> Callers
    {
        get
        {
            lock (world.Gate)
                return [.. world.KeyCallers];
        }
    }

    private async Task<IResult> StartAsync(HttpContext context)
    {
        var seed = await AdminBody.ReadAsync<KeyCallerSeed>(context);
        KeyCaller caller;
        lock (world.Gate)
        {
            caller = parts.Caller(seed);
            world.KeyCallers.RemoveAll(other => other.Name == caller.Name);
            world.KeyCallers.Add(caller);
        }
        callers.Start(caller);
        return Results.NoContent();
    }

    private IResult Stop(string name)
    {
        lock (world.Gate)
            world.KeyCallers.RemoveAll(caller => caller.Name == name);
        return callers.Stop(name) ? Results.NoContent() : throw new AdminProblem(StatusCodes.Status404NotFound, $"There is no key caller '{name}'.");
    }

    // One write, by somebody else: names that it does not mention stay, a null takes one away.
    private async Task<IResult> WriteAsync(HttpContext context, string site)
    {
        var written = await AdminBody.ReadObjectAsync(context);
        lock (world.Gate)
        {
            var found = Find(site);
            var settings = found.Settings;
            foreach (var (name, value) in written)
                settings = value is null ? settings.Remove(name) : settings.SetItem(name, value is JsonValue text ? text.ToString() : throw new AdminProblem(StatusCodes.Status400BadRequest, $"Setting '{name}' is no text."));
            found.ReplaceSettings(settings, world);
        }
        return Results.NoContent();
    }

    private async Task<IResult> SetWriterAsync(HttpContext context, string site)
    {
        var seed = await AdminBody.ReadAsync<ForeignWriterSeed>(context);
        return SetWriter(site, new ForeignWriter(seed.Setting, seed.Every));
    }

    private IResult SetWriter(string site, ForeignWriter? writer)
    {
        lock (world.Gate)
            Find(site).ForeignWriter = writer;
        writers.Restart();
        return Results.NoContent();
    }

    private WebSite Find(string site) => world.FindSite(site) ?? throw new AdminProblem(StatusCodes.Status404NotFound, $"There is no site '{site}'; a slot is APP-SLOT.");
}
