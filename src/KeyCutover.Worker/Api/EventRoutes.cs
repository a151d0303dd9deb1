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
        .Produces<Page<EventDocument>>().Produces<string>(StatusCodes.Status200OK, EventStream.ContentType).Refuses(400, 404);

    private static async Task<IResult> AnswerAsync(
        string runId, long? after, [FromHeader(Name = "Last-Event-ID")] string? lastEventId, HttpRequest request, RunDesk runs, RunBoard board, ICutoverJournal journal,
        [FromKeyedServices(WallClock.Key)] TimeProvider clock, IHostApplicationLifetime lifetime, CancellationToken cancellation)
    {
        var seen = SeenOf(after, lastEventId);
        runs.Find(runId);
        if (request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals(EventStream.ContentType, StringComparison.OrdinalIgnoreCase)))
            return new EventStream(stop => board.FollowAsync(runId, seen, stop), clock, lifetime.ApplicationStopping);
        var entries = await journal.ReadAsync(runId, cancellation);
        return TypedResults.Ok(new Page<EventDocument>([.. entries.Where(entry => entry.Sequence > seen).Select(EventDocument.Of)], null));
    }

    /// <summary>What was seen already. A browser that comes back asks for the same address, and says in the header what it saw since.</summary>
    private static long SeenOf(long? after, string? lastEventId)
    {
        if (string.IsNullOrEmpty(lastEventId)) return after ?? 0;
        return long.TryParse(lastEventId, out var last) ? last : throw new DeskRefusedException(DeskRefusalKind.Invalid, "Last-Event-ID has to be the sequence of an entry.");
    }
}
