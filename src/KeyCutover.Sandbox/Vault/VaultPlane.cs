using System.Globalization;
using System.Text.Json.Nodes;
using KeyCutover.Sandbox.Hosting;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Vault;

/// <summary>The secrets of Key Vault's data plane.</summary>
internal sealed class VaultPlane(SandboxWorld world, VaultDoor door) : IPlane
{
    private const int DefaultPage = 25;

    /// <summary>Answers a request that is let in, under the world's gate: a body, or a refusal.</summary>
    private delegate (JsonObject? Body, VaultError? Error) Operation(KeyVault vault, VaultContents contents, HttpContext context, JsonObject? body);

    public void Map(PlaneRoutes routes)
    {
        var group = routes.Vaults("vault");
        Map(group, "GET", "/secrets", SecretActions.List, (vault, contents, context, _) => Page(context, contents.Live, secret => SecretBodies.Item(vault, secret)));
        Map(group, "PUT", "/secrets/{name}", SecretActions.Set, Set);
        Map(group, "GET", "/secrets/{name}/versions", SecretActions.List, Versions);
        Map(group, "GET", "/secrets/{name}/{version?}", SecretActions.Get, Get);
        Map(group, "PATCH", "/secrets/{name}/{version?}", SecretActions.Update, Update);
        Map(group, "DELETE", "/secrets/{name}", SecretActions.Delete, Delete);
        Map(group, "GET", "/deletedsecrets", SecretActions.List, (vault, contents, context, _) =>
            Page(context, contents.Deleted(world.Now), secret => SecretBodies.Deleted(vault, secret, asItem: true)));
        Map(group, "GET", "/deletedsecrets/{name}", SecretActions.Get, WithDeleted((vault, _, secret) => SecretBodies.Deleted(vault, secret, asItem: false)));
        Map(group, "POST", "/deletedsecrets/{name}/recover", SecretActions.Recover, WithDeleted(Recover));
        Map(group, "DELETE", "/deletedsecrets/{name}", SecretActions.Purge, WithDeleted(Purge));
    }

    private void Map(RouteGroupBuilder group, string method, string pattern, VaultAction action, Operation operation) =>
        group.MapMethods(pattern, [method], (RequestDelegate)(context => AnswerAsync(context, action, operation)));

    private async Task AnswerAsync(HttpContext context, VaultAction action, Operation operation)
    {
        var name = NameOf(context);
        if (await door.EnterAsync(context, action, name) is not { } vault)
            return;
        var writes = context.Request.Method is "PUT" or "PATCH";
        var sent = writes ? await SecretRequest.ReadAsync(context) : null;
        if (writes && SecretRequest.Check(name!, sent, needsValue: context.Request.Method == "PUT") is { } problem)
        {
            await problem.WriteAsync(context);
            return;
        }

        JsonObject? body;
        VaultError? error;
        lock (world.Gate)
            (body, error) = operation(vault, vault.Contents, context, sent);
        if (error is not null)
            await error.WriteAsync(context);
        else if (body is null)
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        else
            await context.Response.WriteAsJsonAsync(body, context.RequestAborted);
    }

    private (JsonObject?, VaultError?) Set(KeyVault vault, VaultContents contents, HttpContext context, JsonObject? body)
    {
        var name = NameOf(context)!;
        if (contents.FindDeleted(name, world.Now) is not null)
            return (null, VaultError.DeletedButRecoverable(name));
        var version = contents.Add(name, body!["value"]!.GetValue<string>(), world.Now);
        version.Describe(body, world.Now);
        return (SecretBodies.WithValue(vault, name, version), null);
    }

    private static (JsonObject?, VaultError?) Get(KeyVault vault, VaultContents contents, HttpContext context, JsonObject? body)
    {
        if (FindVersion(contents, context) is not var (secret, version))
            return (null, VaultError.NotFound(NameOf(context)!));
        return version.Enabled ? (SecretBodies.WithValue(vault, secret.Name, version), null) : (null, VaultError.Disabled);
    }

    private (JsonObject?, VaultError?) Update(KeyVault vault, VaultContents contents, HttpContext context, JsonObject? body)
    {
        if (FindVersion(contents, context) is not var (secret, version))
            return (null, VaultError.NotFound(NameOf(context)!));
        version.Describe(body!, world.Now);
        return (SecretBodies.Bundle(vault, secret.Name, version), null);
    }

    private static (JsonObject?, VaultError?) Versions(KeyVault vault, VaultContents contents, HttpContext context, JsonObject? body) =>
        Page(context, contents.Find(NameOf(context)!)?.Versions ?? [], version => SecretBodies.Bundle(vault, NameOf(context)!, version));

    private (JsonObject?, VaultError?) Delete(KeyVault vault, VaultContents contents, HttpContext context, JsonObject? body)
    {
        if (contents.Find(NameOf(context)!) is not { } secret)
            return (null, VaultError.NotFound(NameOf(context)!));
        secret.DeletedAt = world.Now;
        return (SecretBodies.Deleted(vault, secret, asItem: false), null);
    }

    private static JsonObject Recover(KeyVault vault, VaultContents contents, StoredSecret secret)
    {
        secret.DeletedAt = null;
        return SecretBodies.Bundle(vault, secret.Name, secret.Current);
    }

    private static JsonObject? Purge(KeyVault vault, VaultContents contents, StoredSecret secret)
    {
        contents.Purge(secret.Name);
        return null;
    }

    private Operation WithDeleted(Func<KeyVault, VaultContents, StoredSecret, JsonObject?> answer) => (vault, contents, context, _) =>
        contents.FindDeleted(NameOf(context)!, world.Now) is { } secret
            ? (answer(vault, contents, secret), null)
            : (null, VaultError.DeletedNotFound(NameOf(context)!));

    private static (StoredSecret Secret, SecretVersion Version)? FindVersion(VaultContents contents, HttpContext context) =>
        contents.Find(NameOf(context)!) is { } secret && secret.Find(context.Request.RouteValues["version"] as string) is { } version ? (secret, version) : null;

    private static string? NameOf(HttpContext context) => context.Request.RouteValues["name"] as string;

    /// <summary>One page of a list; the link to the next one names how many to skip.</summary>
    private static (JsonObject, VaultError?) Page<T>(HttpContext context, IEnumerable<T> all, Func<T, JsonObject> write)
    {
        var query = context.Request.Query;
        var size = int.TryParse(query["maxresults"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, DefaultPage) : DefaultPage;
        var skip = int.TryParse(query["$skiptoken"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        var rest = all.Skip(skip).ToArray();
        var request = context.Request;
        var next = rest.Length > size
            ? $"{request.Scheme}://{request.Host}{request.Path}?api-version={query["api-version"]}&$skiptoken={skip + size}&maxresults={size}"
            : null;
        return (new JsonObject { ["value"] = new JsonArray([.. rest.Take(size).Select(write)]), ["nextLink"] = next }, null);
    }
}
