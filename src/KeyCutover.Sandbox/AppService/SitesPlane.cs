using KeyCutover.Sandbox.Hosting;

namespace KeyCutover.Sandbox.AppService;

/// <summary>The front end of the sites, below <c>/sites/{name}/</c>.</summary>
internal sealed class SitesPlane(SiteFrontEnd frontEnd) : IPlane
{
    public void Map(PlaneRoutes routes) => routes.Main("sites").Map("/sites/{name}/{**path}", (RequestDelegate)(context =>
    {
        var route = context.Request.RouteValues;
        return frontEnd.ServeAsync(context, (string)route["name"]!, route["path"] as string ?? string.Empty);
    }));
}
