using KeyCutover.Worker.Api;
using KeyCutover.Worker.Api.Contracts;
using KeyCutover.Worker.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace KeyCutover.Worker.Notifications;

/// <summary>Webhooks over the API: <c>/webhooks</c>, <c>/webhooks/deliveries</c>.</summary>
internal static class WebhookRoutes
{
    public static void MapWebhooks(this IEndpointRouteBuilder root)
    {
        var routes = root.MapGroup("/webhooks").WithTags("Webhooks");
        routes.MapGet("", ListAsync).WithName("listWebhooks").WithSummary("Who is told what happens to runs. No secrets.");
        routes.MapGet("/deliveries", DeliveriesAsync).WithName("listDeliveries").WithSummary("What was sent and what came of it, newest first.").Refuses(400);
        routes.MapPost("/deliveries/{number:long}/replay", ReplayAsync).WithName("replayDelivery")
            .WithSummary("Sends a delivery again now, with all its attempts left.").Refuses(404, 409);
    }

    private static async Task<Ok<Page<WebhookDocument>>> ListAsync(Caller caller, WebhookDesk webhooks, CancellationToken cancellation) =>
        TypedResults.Ok(new Page<WebhookDocument>([.. (await webhooks.ReceiversAsync(caller.Person, cancellation)).Select(WebhookDocument.Of)], null));

    private static async Task<Ok<Page<DeliveryDocument>>> DeliveriesAsync(long? before, int? limit, Caller caller, WebhookDesk webhooks, CancellationToken cancellation)
    {
        var count = PageLimit.Of(limit);
        var found = await webhooks.DeliveriesAsync(caller.Person, before, count + 1, cancellation);
        return TypedResults.Ok(Page<DeliveryDocument>.Of(found, count, DeliveryDocument.Of, delivery => delivery.Number.ToString()));
    }

    private static async Task<Ok<DeliveryDocument>> ReplayAsync(long number, Caller caller, WebhookDesk webhooks, CancellationToken cancellation) =>
        TypedResults.Ok(DeliveryDocument.Of(await webhooks.ReplayAsync(caller.Person, number, cancellation)));
}
