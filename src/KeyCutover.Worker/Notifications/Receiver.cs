using System.Collections.Immutable;
using KeyCutover.Domain.Secrets;

namespace KeyCutover.Worker.Notifications;

/// <summary>Somebody who is told, as configured.</summary>
/// <param name="Name">What the delivery log calls it.</param>
/// <param name="Url">Where it listens.</param>
/// <param name="Events">What it is told of: values of <see cref="NotificationEvents"/>.</param>
/// <param name="Format">What it understands.</param>
/// <param name="Secrets">What messages are signed with, the newest first; while a secret is exchanged there are two.</param>
internal sealed record Receiver(string Name, Uri Url, ImmutableHashSet<string> Events, ReceiverFormat Format, IReadOnlyList<SecretValue> Secrets);

/// <summary>What a receiver understands.</summary>
internal enum ReceiverFormat
{
    /// <summary>CloudEvents 1.0, structured JSON.</summary>
    CloudEvents,

    /// <summary>A message with an Adaptive Card, as a Teams workflow takes it.</summary>
    Teams,
}
