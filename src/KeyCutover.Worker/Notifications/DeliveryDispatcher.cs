using KeyCutover.Domain.Deliveries;
using KeyCutover.Worker.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KeyCutover.Worker.Notifications;

/// <summary>Sends what is due: each receiver in a loop of its own, so that one that is slow or down keeps nobody else waiting.</summary>
internal sealed class DeliveryDispatcher(
    IOptions<WebhookOptions> options, IDeliveryLog deliveries, WebhookSender sender, DoorBells bells, WorkerMetrics metrics, TimeProvider time, ILogger<DeliveryDispatcher> log) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(options.Value.Receivers.Select(receiver => ServeAsync(receiver, stoppingToken)));

    private async Task ServeAsync(Receiver receiver, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                var next = await deliveries.NextAsync(receiver.Name, cancellation);
                if (next is null || next.Due > time.GetUtcNow()) await bells.WaitAsync(receiver.Name, next?.Due, time, cancellation);
                else await deliveries.UpdateAsync(await TryAsync(receiver, next, cancellation), cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                log.DeliveryLogFailed(receiver.Name, AfterFailure, exception);
                await bells.WaitAsync(receiver.Name, time.GetUtcNow() + AfterFailure, time, cancellation);
            }
        }
    }

    private async Task<Delivery> TryAsync(Receiver receiver, Delivery delivery, CancellationToken cancellation)
    {
        var answer = await sender.SendAsync(receiver, delivery, cancellation);
        var tried = delivery with
        {
            Attempts = delivery.Attempts + 1, LastAttemptAt = time.GetUtcNow(), LastTook = answer.Took, LastStatus = answer.Status, LastProblem = answer.Problem,
        };
        if (answer.Problem is null)
        {
            metrics.Webhook(receiver.Name, "delivered", answer.Took);
            log.Delivered(delivery.Number, delivery.EventType, receiver.Name, tried.Attempts);
            return tried with { State = DeliveryState.Delivered };
        }

        if (RetrySchedule.After(tried.Attempts) is { } wait)
        {
            metrics.Webhook(receiver.Name, "tried-again", answer.Took);
            log.NotDelivered(delivery.Number, delivery.EventType, receiver.Name, answer.Problem, wait);
            return tried with { Due = time.GetUtcNow() + wait };
        }

        metrics.Webhook(receiver.Name, "given-up", answer.Took);
        log.GaveUp(delivery.Number, delivery.EventType, receiver.Name, answer.Problem);
        return tried with { State = DeliveryState.GaveUp };
    }
}
