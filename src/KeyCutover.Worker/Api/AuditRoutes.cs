using KeyCutover.Worker.Api.Contracts;
using KeyCutover.Worker.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace KeyCutover.Worker.Api;

internal static class AuditRoutes
{
    public static void MapAudit(this IEndpointRouteBuilder root)
    {
        var routes = root.MapGroup("/audit").WithTags("Audit");
        routes.MapGet("/acts", ActsAsync).WithName("listActs").WithSummary("What people did to runs, newest first.").Refuses(400);
        routes.MapGet("/refusals", RefusalsAsync).WithName("listRefusals").WithSummary("Attempts that were refused, newest first.").Refuses(400);
    }

    private static async Task<Ok<Page<ActDocument>>> ActsAsync(int? limit, Caller caller, AuditDesk audit, CancellationToken cancellation) =>
        TypedResults.Ok(new Page<ActDocument>([.. (await audit.ActsAsync(caller.Person, PageLimit.Of(limit), cancellation)).Select(ActDocument.Of)], null));

    private static async Task<Ok<Page<RefusalDocument>>> RefusalsAsync(long? before, int? limit, Caller caller, AuditDesk audit, CancellationToken cancellation)
    {
        var count = PageLimit.Of(limit);
        var found = await audit.RefusalsAsync(caller.Person, before, count + 1, cancellation);
        return TypedResults.Ok(Page<RefusalDocument>.Of(found, count, RefusalDocument.Of, attempt => attempt.Number.ToString()));
    }
}
