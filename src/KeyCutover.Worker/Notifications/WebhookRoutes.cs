using KeyCutover.Worker.Api.Contracts;
using KeyCutover.Worker.Desk;
using KeyCutover.Worker.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KeyCutover.Worker.Notifications;

/// <summary>Webhooks over the API: <c>/webhooks</c>, <c>/webhooks/deliveries</c>.</summary>
internal static class WebhookRoutes
{
    private const int DefaultLimit = 50;
    private const int MaximumLimit = 200;

    public static RouteGroupBuilder MapWebhooks(this RouteGroupBuilder api)
    {
        var webhooks = api.MapGroup("/webhooks").WithTags("Webhooks");

        webhooks.MapGet("", async (HttpContext http, IPersonReader people, WebhookDesk desk, CancellationToken cancellation) =>
            (await desk.ReceiversAsync(people.Read(http.User)!, cancellation)).Select(WebhookDocument.Of))
            .WithName("listWebhooks").WithSummary("Who is told what happens to runs; no secrets.");

        webhooks.MapGet("/deliveries", async (HttpContext http, IPersonReader people, WebhookDesk desk, long? before, int? limit, CancellationToken cancellation) =>
            {
                var size = limit ?? DefaultLimit;
                if (size is < 1 or > MaximumLimit) throw new DeskRefusedException(DeskRefusalKind.Invalid, $"'limit' is {size}; write 1 to {MaximumLimit}.");
                var found = await desk.DeliveriesAsync(people.Read(http.User)!, before, size + 1, cancellation);
                return Page<DeliveryDocument>.Of(found, size, DeliveryDocument.Of, delivery => $"{delivery.Number}");
            })
            .WithName("listDeliveries").WithSummary("What was sent and what came of it, newest first.");

        webhooks.MapPost("/deliveries/{number:long}/replay", async (HttpContext http, IPersonReader people, WebhookDesk desk, long number, CancellationToken cancellation) =>
            DeliveryDocument.Of(await desk.ReplayAsync(people.Read(http.User)!, number, cancellation)))
            .WithName("replayDelivery").WithSummary("Sends a delivery again now, with all its attempts left.");
        return api;
    }
}
