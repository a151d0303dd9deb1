using KeyCutover.Worker.Api.Contracts;
using KeyCutover.Worker.Desk;
using KeyCutover.Worker.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace KeyCutover.Worker.Api;

internal static class GateRoutes
{
    private const string Gate = "/runs/{runId}/gates/{track}/{step}";

    public static void MapGates(this IEndpointRouteBuilder root)
    {
        var routes = root.MapGroup("").WithTags("Gates");
        routes.MapGet("/gates", List).WithName("listGates").WithSummary("The gates that are open, the one that has waited longest first; each says whether whoever asks may decide.");
        routes.MapGet(Gate, Find).WithName("getGate").WithSummary("A gate: its card, the decisions, what is missing.").Refuses(404);
        MapDecision(routes, "approve", approved: true, "Approves the card of that digest.");
        MapDecision(routes, "decline", approved: false, "Declines the card of that digest: one is enough.");
    }

    private static void MapDecision(IEndpointRouteBuilder routes, string verb, bool approved, string summary) =>
        routes.MapPost($"{Gate}/{verb}", async (
                string runId, string track, string step, DecisionRequest request, Caller caller, GateDesk gates, CancellationToken cancellation) =>
            {
                var digest = Said.Line(request.Digest, "digest", 64);
                return TypedResults.Ok(GateDocument.Of(await gates.DecideAsync(caller.Person, runId, track, step, approved, digest, Said.Maybe(request.Comment, "comment"), cancellation)));
            })
            .WithName($"{verb}Gate").WithSummary(summary).RequireRateLimiting(RateLimits.Decide).Refuses(400, 404, 409, 415, 429);

    private static Ok<Page<GateDocument>> List(Caller caller, GateDesk gates) =>
        TypedResults.Ok(new Page<GateDocument>([.. gates.Inbox(caller.Person).Select(GateDocument.Of)], null));

    private static Ok<GateDocument> Find(string runId, string track, string step, Caller caller, GateDesk gates) =>
        TypedResults.Ok(GateDocument.Of(gates.Find(caller.Person, runId, track, step)));
}
