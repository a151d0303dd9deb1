using KeyCutover.Sandbox.Hosting;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Entra;

/// <summary>Microsoft Graph, as far as the Azure CLI asks it for the names of principals. It needs no token here.</summary>
internal sealed class GraphPlane(SandboxWorld world) : IPlane
{
    private const string ServicePrincipals = "/v1.0/servicePrincipals";

    public void Map(PlaneRoutes routes)
    {
        var graph = routes.Main("graph");
        graph.MapPost("/v1.0/directoryObjects/getByIds", GetByIds);
        graph.MapGet(ServicePrincipals, (HttpContext context) => List(principal => context.Request.Query["$filter"].ToString().Contains(principal.AppId, StringComparison.OrdinalIgnoreCase)));
    }

    private IResult GetByIds(ObjectIds wanted) => List(principal => wanted.Ids.Contains(principal.ObjectId, StringComparer.OrdinalIgnoreCase));

    private IResult List(Predicate<ServicePrincipal> isWanted)
    {
        lock (world.Gate)
        {
            var found = world.Principals.FindAll(principal => principal.DeletedAt is null && principal.VisibleFrom <= world.Now && isWanted(principal));
            return Results.Json(new { value = found.Select(Body).ToArray() });
        }
    }

    private static Dictionary<string, object> Body(ServicePrincipal principal) => new()
    {
        ["@odata.type"] = "#microsoft.graph.servicePrincipal",
        ["id"] = principal.ObjectId,
        ["appId"] = principal.AppId,
        ["displayName"] = principal.DisplayName,
        ["servicePrincipalType"] = principal.IsManagedIdentity ? "ManagedIdentity" : "Application",
        ["servicePrincipalNames"] = new[] { principal.AppId },
    };

    private sealed record ObjectIds(IReadOnlyList<string> Ids);
}
