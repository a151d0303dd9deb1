using System.Net.Mime;
using KeyCutover.Domain.Journal;
using KeyCutover.Worker.Api.Contracts;
using KeyCutover.Worker.Desk;
using KeyCutover.Worker.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KeyCutover.Worker.Api;

internal static class EventRoutes
{
    public static void MapEvents(this IEndpointRouteBuilder root) => root.MapGet("/runs/{runId}/events", AnswerAsync)
        .WithTags("Runs").WithName("listEvents").WithSummary("The entries of a run's journal after a sequence; as server-sent events, those to come too.")
        .WithDescription("With Accept: text/event-stream the answer goes on: id is the sequence, event the kind, data the entry. A client that lost its connection says the last id as Last-Event-ID.")
        .Produces<Page<EventDocument>>(StatusCodes.Status200OK, MediaTypeNames.Application.Json, EventStream.ContentType).Refuses(400, 404);

    private static async Task<IResult> AnswerAsync(
        string runId, long? after, [FromHeader(Name = "Last-Event-ID")] string? lastEventId, HttpRequest request, RunDesk runs, RunBoard board, ICutoverJournal journal,
        [FromKeyedServices(WallClock.Key)] TimeProvider clock, IHostApplicationLifetime lifetime, CancellationToken cancellation)
    {
        var seen = SeenOf(after, lastEventId);
        runs.Find(runId);
        if (WantsStream(request))
            return new EventStream(stop => board.FollowAsync(runId, seen, stop), clock, lifetime.ApplicationStopping);
        var entries = await journal.ReadAsync(runId, cancellation);
        return TypedResults.Ok(new Page<EventDocument>([.. entries.Where(entry => entry.Sequence > seen).Select(EventDocument.Of)], null));
    }

    /// <summary>Whether a stream is wanted rather than JSON. A client that takes both as gladly, as those do that read the API's description, wants an answer with an end.</summary>
    private static bool WantsStream(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        double QualityOf(string mediaType) => accepted.Where(type => type.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)).Select(type => type.Quality ?? 1).DefaultIfEmpty(0).Max();
        return QualityOf(EventStream.ContentType) > QualityOf(MediaTypeNames.Application.Json);
    }

    /// <summary>What was seen already. A browser that comes back asks for the same address, and says in the header what it saw since.</summary>
    private static long SeenOf(long? after, string? lastEventId)
    {
        if (string.IsNullOrEmpty(lastEventId)) return after ?? 0;
        return long.TryParse(lastEventId, out var last) ? last : throw new DeskRefusedException(DeskRefusalKind.Invalid, "Last-Event-ID has to be the sequence of an entry.");
    }
}
