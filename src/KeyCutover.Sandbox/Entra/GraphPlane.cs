using System.Text.RegularExpressions;
using KeyCutover.Sandbox.Hosting;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Entra;

/// <summary>Microsoft Graph, as far as the Azure CLI asks it for the names of principals. It needs no token here.</summary>
internal sealed partial class GraphPlane(SandboxWorld world) : IPlane
{
    private const string ServicePrincipals = "/v1.0/servicePrincipals";

    public void Map(PlaneRoutes routes)
    {
        var graph = routes.Main("graph");
        graph.MapPost("/v1.0/directoryObjects/getByIds", GetByIds);
        graph.MapGet(ServicePrincipals, List);
        graph.MapGet(ServicePrincipals + "/{id}", Get);
        // The Azure CLI reads every answer of Graph as JSON, refusals too.
        graph.Map("/v1.0/{**rest}", (string? rest) => Refuse(400, "BadRequest", $"Resource not found for the segment '{rest}'."));
    }

    private IResult GetByIds(ObjectIds wanted) => Answer(Find(principal => wanted.Ids.Contains(principal.ObjectId, StringComparer.OrdinalIgnoreCase)));

    /// <summary>Those that a literal of the filter names, by whichever property; all when there is none.</summary>
    private IResult List(HttpContext context)
    {
        var literals = Literal().Matches(context.Request.Query["$filter"].ToString()).Select(match => match.Groups["text"].Value).ToList();
        return Answer(Find(principal => literals.Count == 0 || literals.Exists(text =>
            new[] { principal.ObjectId, principal.AppId, principal.DisplayName }.Contains(text, StringComparer.OrdinalIgnoreCase))));
    }

    private IResult Get(string id) => Find(principal => principal.ObjectId.Equals(id, StringComparison.OrdinalIgnoreCase)) is [var found]
        ? Results.Json(Body(found))
        : Refuse(404, "Request_ResourceNotFound", $"Resource '{id}' does not exist or one of its queried reference-property objects are not present.");

    private List<ServicePrincipal> Find(Predicate<ServicePrincipal> isWanted)
    {
        lock (world.Gate)
            return world.Principals.FindAll(principal => principal.DeletedAt is null && principal.VisibleFrom <= world.Now && isWanted(principal));
    }

    private static IResult Answer(List<ServicePrincipal> found) => Results.Json(new { value = found.Select(Body).ToArray() });

    private static IResult Refuse(int status, string code, string message) => Results.Json(new { error = new { code, message } }, statusCode: status);

    private static Dictionary<string, object> Body(ServicePrincipal principal) => new()
    {
        ["@odata.type"] = "#microsoft.graph.servicePrincipal",
        ["id"] = principal.ObjectId,
        ["appId"] = principal.AppId,
        ["displayName"] = principal.DisplayName,
        ["servicePrincipalType"] = principal.IsManagedIdentity ? "ManagedIdentity" : "Application",
        ["servicePrincipalNames"] = new[] { principal.AppId },
    };

    [GeneratedRegex("'(?<text>[^']*)'")]
    private static partial Regex Literal();

    private sealed record ObjectIds(IReadOnlyList<string> Ids);
}
