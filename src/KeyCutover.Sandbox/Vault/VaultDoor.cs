using KeyCutover.Sandbox.Hosting;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Vault;

/// <summary>What every request to a vault goes through first.</summary>
internal sealed class VaultDoor(SandboxWorld world, VaultAccess access)
{
    /// <summary>The vault that the request is for; null when it is not let in, and then the refusal has been written.</summary>
    /// <param name="context">The request.</param>
    /// <param name="action">What it wants to do.</param>
    /// <param name="name">Name of the secret or key, if it is about one.</param>
    public async Task<KeyVault?> EnterAsync(HttpContext context, VaultAction action, string? name)
    {
        var vault = PlaneRoutes.VaultOf(context, world);
        AddHeaders(context, vault);
        if (!await access.MayAsync(context, vault, action, name))
            return null;
        if (context.Request.Query["api-version"].Count > 0)
            return vault;
        await VaultError.BadParameter("api-version must be specified").WriteAsync(context);
        return null;
    }

    private static void AddHeaders(HttpContext context, KeyVault vault)
    {
        context.Response.Headers["x-ms-keyvault-region"] = vault.Location;
        context.Response.Headers["x-ms-keyvault-service-version"] = "1.9.1054.1";
        context.Response.Headers["x-ms-request-id"] = Guid.NewGuid().ToString();
        if (context.Request.Headers["x-ms-client-request-id"] is { Count: > 0 } sent)
            context.Response.Headers["x-ms-client-request-id"] = sent;
    }
}
