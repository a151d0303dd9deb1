using System.Text.Json;
using KeyCutover.Domain.Runs;
using KeyCutover.Worker.Api.Contracts;
using KeyCutover.Worker.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace KeyCutover.Worker.Api;

/// <summary>What operators do to runs: <c>POST /runs/{runId}/pause</c> and its likes, one for each verb.</summary>
internal static class RunVerbRoutes
{
    public static void MapRunVerbs(this IEndpointRouteBuilder root)
    {
        foreach (var verb in Enum.GetValues<RunVerb>()) Map(root, verb);
    }

    private static void Map(IEndpointRouteBuilder root, RunVerb verb) =>
        root.MapPost($"/runs/{{runId}}/{JsonNamingPolicy.KebabCaseLower.ConvertName(verb.ToString())}", async (
                string runId, RunVerbRequest? request, [FromHeader(Name = "If-Match")] string? ifMatch, Caller caller, RunDesk runs, HttpResponse response,
                CancellationToken cancellation) =>
            {
                var run = await runs.DoAsync(caller.Person, runId, verb, Said.Maybe(request?.Reason, "reason"), EntityTag.Expected(ifMatch), cancellation);
                response.Headers.ETag = EntityTag.Of(run);
                return TypedResults.Ok(RunDocument.Of(run));
            })
            .WithTags("Runs").WithName($"{JsonNamingPolicy.CamelCase.ConvertName(verb.ToString())}Run").WithSummary(SummaryOf(verb)).Refuses(400, 404, 409, 412, 415);

    private static string SummaryOf(RunVerb verb) => verb switch
    {
        RunVerb.Pause => "Has the run stop after what is under way.",
        RunVerb.Resume => "Lets a paused run go on; a step that failed is tried again.",
        RunVerb.Retry => "Has everything that waits for its next look, look now; has an undo that failed tried again.",
        RunVerb.Rollback => "Undoes everything that was started.",
        RunVerb.Cancel => "Ends the run before anything was changed.",
        _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, "There is no such verb."),
    };
}
