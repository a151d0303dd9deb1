using KeyCutover.Domain.Deliveries;
using KeyCutover.Worker.Notifications;

namespace KeyCutover.Worker.Api.Contracts;

/// <summary>Somebody who is told what happens to runs. No secrets.</summary>
/// <param name="Name">What the delivery log calls it.</param>
/// <param name="Host">Where it listens. The rest of the address is not shown: with many receivers it is a secret.</param>
/// <param name="Events">What it is told of.</param>
/// <param name="Format">What it understands: <c>cloudevents</c> or <c>teams</c>.</param>
/// <param name="Signatures">How many signatures its messages carry: none, one, or two while its secret is exchanged.</param>
public sealed record WebhookDocument(string Name, string Host, IReadOnlyList<string> Events, string Format, int Signatures)
{
    /// <summary>The receiver.</summary>
    internal static WebhookDocument Of(Receiver receiver) =>
        new(receiver.Name, receiver.Url.GetLeftPart(UriPartial.Authority), [.. receiver.Events.Order(StringComparer.Ordinal)], NameOf(receiver.Format), receiver.Secrets.Count);

    private static string NameOf(ReceiverFormat format) => format == ReceiverFormat.Teams ? "teams" : "cloudevents";
}

/// <summary>One event for one receiver, and what came of it.</summary>
/// <param name="Number">Its number, counted up.</param>
/// <param name="Receiver">Who was to be told.</param>
/// <param name="EventId">The event's id, as the message carries it.</param>
/// <param name="EventType">What kind of event.</param>
/// <param name="RunId">The run that it is about.</param>
/// <param name="State">What became of it.</param>
/// <param name="CreatedAt">When it was recorded.</param>
/// <param name="Due">When it is sent, or sent again; null when it is not.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="LastAttemptAt">When it was sent last; null before.</param>
/// <param name="LastTookMilliseconds">How long the receiver took to answer the last time; null before.</param>
/// <param name="LastStatus">The HTTP status of the last answer; null when there was none.</param>
/// <param name="LastProblem">Why the last attempt did not arrive; null when it did.</param>
public sealed record DeliveryDocument(
    long Number, string Receiver, string EventId, string EventType, string RunId, DeliveryState State, DateTimeOffset CreatedAt, DateTimeOffset? Due, int Attempts,
    DateTimeOffset? LastAttemptAt, long? LastTookMilliseconds, int? LastStatus, string? LastProblem)
{
    /// <summary>The delivery.</summary>
    public static DeliveryDocument Of(Delivery delivery) =>
        new(delivery.Number, delivery.Receiver, delivery.EventId, delivery.EventType, delivery.RunId, delivery.State, delivery.CreatedAt,
            delivery.State == DeliveryState.Pending ? delivery.Due : null, delivery.Attempts,
            delivery.LastAttemptAt, (long?)delivery.LastTook?.TotalMilliseconds, delivery.LastStatus, delivery.LastProblem);
}
