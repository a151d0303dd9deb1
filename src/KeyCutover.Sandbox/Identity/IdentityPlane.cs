using System.Globalization;
using System.Text.Json.Nodes;
using KeyCutover.Sandbox.Entra;
using KeyCutover.Sandbox.Hosting;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Identity;

/// <summary>
/// The managed-identity endpoint of App Service, in the protocols of 2019-08-01 and 2017-09-01. Which site asks is told by the secret header that only its
/// processes know.
/// </summary>
internal sealed class IdentityPlane(SandboxWorld world, TokenService tokens) : IPlane
{
    public void Map(PlaneRoutes routes) => routes.Identity("identity").MapGet("/msi/token", AnswerAsync);

    private Task AnswerAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var isOld = query["api-version"] == "2017-09-01";
        if (!isOld && query["api-version"] != "2019-08-01")
            return RefuseAsync(context, StatusCodes.Status400BadRequest, "The api-version is missing or not supported.");

        var secret = context.Request.Headers[isOld ? "secret" : "X-IDENTITY-HEADER"].ToString();
        WebSite? site;
        lock (world.Gate)
            site = world.SitesAndSlots.FirstOrDefault(candidate => candidate.IdentityHeader == secret);
        if (site is null)
            return RefuseAsync(context, StatusCodes.Status401Unauthorized, "The identity header is missing or wrong.");
        if (query["resource"].ToString() is not { Length: > 0 } resource || !Audiences.IsKnown(resource, world))
            return RefuseAsync(context, StatusCodes.Status400BadRequest, "The resource is missing or unknown in the tenant.");

        ServicePrincipal? principal;
        lock (world.Gate)
        {
            if (site.Identity.Type is null || site.Settings.ContainsKey("WEBSITE_DISABLE_MSI"))
                return RefuseAsync(context, StatusCodes.Status400BadRequest, "Unable to load requested managed identity.");
            principal = RequestedIdentity.Find(site.Identity, query);
        }
        return principal is null
            ? RefuseAsync(context, StatusCodes.Status400BadRequest, "Unable to load the proper Managed Identity.")
            : GrantAsync(context, principal, resource, isOld);
    }

    private Task GrantAsync(HttpContext context, ServicePrincipal principal, string resource, bool isOld)
    {
        context.Features.Set(new RequestPrincipal(principal.ObjectId));
        var expires = TimeProvider.System.GetUtcNow() + TokenService.ManagedIdentityLifetime;
        return context.Response.WriteAsJsonAsync(new JsonObject
        {
            ["access_token"] = tokens.Issue(principal, resource, TokenService.ManagedIdentityLifetime),
            ["expires_on"] = isOld
                ? expires.ToString("MM/dd/yyyy HH:mm:ss +00:00", CultureInfo.InvariantCulture)
                : expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["resource"] = resource,
            ["token_type"] = "Bearer",
            ["client_id"] = principal.AppId,
        }, context.RequestAborted);
    }

    private static Task RefuseAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new JsonObject { ["statusCode"] = status, ["message"] = message, ["correlationId"] = Guid.NewGuid().ToString() }, context.RequestAborted);
    }
}
