using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Hosting;

/// <summary>Where planes map their endpoints: each group answers on its own ports only.</summary>
internal sealed class PlaneRoutes(IEndpointRouteBuilder routes, SandboxWorld world)
{
    /// <summary>A group on the main HTTPS origin.</summary>
    public RouteGroupBuilder Main(string plane) => Group(plane, world.Origins.MainPort);

    /// <summary>A group on the origins of all vaults; <see cref="VaultOf"/> tells them apart.</summary>
    public RouteGroupBuilder Vaults(string plane) => Group(plane, [.. world.Vaults.Select(vault => vault.Port)]);

    /// <summary>A group on the plain HTTP port of managed identity.</summary>
    public RouteGroupBuilder Identity(string plane) => Group(plane, world.Origins.IdentityPort);

    /// <summary>The vault that a request on a group of <see cref="Vaults"/> is for.</summary>
    public static KeyVault VaultOf(HttpContext context, SandboxWorld world) =>
        world.Vaults.Find(vault => vault.Port == context.Connection.LocalPort)
        ?? throw new InvalidOperationException($"No vault answers on port {context.Connection.LocalPort}.");

    private RouteGroupBuilder Group(string plane, params int[] ports)
    {
        // Without ports the host constraint would let every host through.
        var hosts = ports.Length == 0 ? ["none.invalid"] : ports.Select(port => $"*:{port}").ToArray();
        var group = routes.MapGroup("").RequireHost(hosts);
        group.WithMetadata(new PlaneName(plane));
        return group;
    }
}

/// <summary>Which plane an endpoint belongs to.</summary>
internal sealed record PlaneName(string Name);
