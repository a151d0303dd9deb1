using KeyCutover.Worker.Api.Contracts;
using KeyCutover.Worker.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace KeyCutover.Worker.Api;

internal static class PlanRoutes
{
    public static void MapPlans(this IEndpointRouteBuilder root)
    {
        var routes = root.MapGroup("/plans").WithTags("Plans");
        routes.MapGet("/", ListAsync).WithName("listPlans").WithSummary("Plans, newest first.").Refuses(400);
        routes.MapPost("/", SubmitAsync).WithName("submitPlan").WithSummary("Submits a plan. It is checked, kept, and not run yet.").Refuses(400, 409, 413, 415, 422);
        routes.MapGet("/{planId}", FindAsync).WithName("getPlan").WithSummary("A plan with its text.").Refuses(404);
        routes.MapPost("/{planId}/preview", PreviewAsync).WithName("previewPlan").WithSummary("Reads Azure and says what the plan would change now. Writes nothing.").Refuses(404, 422);
    }

    private static async Task<Ok<Page<PlanDocument>>> ListAsync(string? before, int? limit, PlanDesk plans, CancellationToken cancellation)
    {
        var count = PageLimit.Of(limit);
        return TypedResults.Ok(Page<PlanDocument>.Of(await plans.ListAsync(before, count + 1, cancellation), count, PlanDocument.Listed, plan => plan.Id));
    }

    private static async Task<Created<PlanDocument>> SubmitAsync(
        SubmitPlanRequest request, [FromHeader(Name = IdempotencyKey.Header)] string? key, Caller caller, PlanDesk plans, CancellationToken cancellation)
    {
        var plan = await plans.SubmitAsync(caller.Person, Said.Line(request.File, "file", 260), request.Text, IdempotencyKey.Of(key), cancellation);
        return TypedResults.Created($"{ApiRoutes.Root}/plans/{plan.Id}", PlanDocument.Of(plan));
    }

    private static async Task<Ok<PlanDocument>> FindAsync(string planId, PlanDesk plans, CancellationToken cancellation) =>
        TypedResults.Ok(PlanDocument.Of(await plans.FindAsync(planId, cancellation)));

    private static async Task<Ok<PreviewDocument>> PreviewAsync(string planId, PlanDesk plans, CancellationToken cancellation)
    {
        var plan = await plans.FindAsync(planId, cancellation);
        return TypedResults.Ok(new PreviewDocument(plan.Id, plan.Name, plan.Hash, await plans.PreviewAsync(planId, cancellation)));
    }
}
