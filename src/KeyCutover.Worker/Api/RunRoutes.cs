using KeyCutover.Domain.Runs;
using KeyCutover.Worker.Api.Contracts;
using KeyCutover.Worker.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace KeyCutover.Worker.Api;

internal static class RunRoutes
{
    public static void MapRuns(this IEndpointRouteBuilder root)
    {
        var routes = root.MapGroup("/runs").WithTags("Runs");
        routes.MapGet("/", List).WithName("listRuns").WithSummary("Runs that fit, newest first.").Refuses(400);
        routes.MapPost("/", StartAsync).WithName("startRun").WithSummary("Starts a run of a plan.").Refuses(400, 404, 409, 415, 422);
        routes.MapGet("/{runId}", Find).WithName("getRun").WithSummary("A run. Its ETag is the sequence of its last entry.").Refuses(404);
        routes.MapGet("/{runId}/explanation", ExplainAsync).WithName("explainRun").WithSummary("What a run waits for, who can clear it, and how reversible it is now.").Refuses(404, 409);
    }

    private static Ok<Page<RunDocument>> List(RunState? state, string? plan, string? account, string? submittedBy, string? before, int? limit, RunDesk runs)
    {
        var count = PageLimit.Of(limit);
        var found = runs.List(new RunFilter(state, plan, account, submittedBy), before, count + 1);
        return TypedResults.Ok(Page<RunDocument>.Of(found, count, RunDocument.Of, run => run.RunId));
    }

    private static async Task<Created<RunDocument>> StartAsync(
        StartRunRequest request, [FromHeader(Name = IdempotencyKey.Header)] string? key, Caller caller, RunDesk runs, HttpResponse response, CancellationToken cancellation)
    {
        var run = await runs.StartAsync(caller.Person, request.PlanId, IdempotencyKey.Of(key), cancellation);
        response.Headers.ETag = EntityTag.Of(run);
        return TypedResults.Created($"{ApiRoutes.Root}/runs/{run.RunId}", RunDocument.Of(run));
    }

    private static Results<Ok<RunDocument>, StatusCodeHttpResult> Find(
        string runId, [FromHeader(Name = "If-None-Match")] string? ifNoneMatch, RunDesk runs, HttpResponse response)
    {
        var run = runs.Find(runId);
        response.Headers.ETag = EntityTag.Of(run);
        return EntityTag.IsKnown(ifNoneMatch, run) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(RunDocument.Of(run));
    }

    private static async Task<Ok<ExplanationDocument>> ExplainAsync(string runId, RunDesk runs, CancellationToken cancellation) =>
        TypedResults.Ok(ExplanationDocument.Of(runs.Find(runId), await runs.ExplainAsync(runId, cancellation)));
}
