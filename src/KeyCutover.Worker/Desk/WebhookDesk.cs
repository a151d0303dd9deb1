using KeyCutover.Domain.Deliveries;
using KeyCutover.Domain.People;
using KeyCutover.Worker.Notifications;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KeyCutover.Worker.Desk;

/// <summary>What people do with webhooks: see who is told and what came of it, and send something again.</summary>
internal sealed class WebhookDesk(
    IOptions<WebhookOptions> options, IDeliveryLog deliveries, DoorBells bells, Permissions permissions, TimeProvider time, ILogger<WebhookDesk> log)
{
    /// <summary>Who is told of what.</summary>
    /// <exception cref="DeskRefusedException">The person may not read it.</exception>
    public async Task<IReadOnlyList<Receiver>> ReceiversAsync(Person person, CancellationToken cancellation)
    {
        await permissions.DemandAsync(person, "webhooks read", "receivers", cancellation, AppRoles.AuditRead, AppRoles.RunOperate);
        return options.Value.Receivers;
    }

    /// <summary>Deliveries, newest first; those before number <paramref name="before"/> when it is given.</summary>
    /// <exception cref="DeskRefusedException">The person may not read it.</exception>
    public async Task<IReadOnlyList<Delivery>> DeliveriesAsync(Person person, long? before, int limit, CancellationToken cancellation)
    {
        await permissions.DemandAsync(person, "webhooks read", "deliveries", cancellation, AppRoles.AuditRead, AppRoles.RunOperate);
        return await deliveries.ListAsync(before, limit, cancellation);
    }

    /// <summary>Sends a delivery again now, with all its attempts left, whatever became of it.</summary>
    /// <exception cref="DeskRefusedException">The person may not, there is none of that number, or its receiver is not configured any more.</exception>
    public async Task<Delivery> ReplayAsync(Person person, long number, CancellationToken cancellation)
    {
        const string What = "webhook replay";
        await permissions.DemandAsync(person, What, $"{number}", cancellation, AppRoles.RunOperate);
        var delivery = await deliveries.FindAsync(number, cancellation) ?? throw new DeskRefusedException(DeskRefusalKind.NotFound, $"There is no delivery {number}.");
        if (options.Value.Receivers.All(receiver => receiver.Name != delivery.Receiver))
            throw await permissions.RefuseAsync(DeskRefusalKind.NotLegal, person, What, $"{number}", $"The receiver '{delivery.Receiver}' is not configured any more.", cancellation);

        var again = delivery with { State = DeliveryState.Pending, Attempts = 0, Due = time.GetUtcNow() };
        await deliveries.UpdateAsync(again, cancellation);
        bells.Ring(delivery.Receiver);
        log.Replayed(number, delivery.Receiver, person.Name, person.Id);
        return again;
    }
}
