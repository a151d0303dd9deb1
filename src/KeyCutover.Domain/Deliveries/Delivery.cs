namespace KeyCutover.Domain.Deliveries;

/// <summary>One event for one receiver.</summary>
/// <param name="Number">Its number, counted up; 0 before it is recorded.</param>
/// <param name="Receiver">The receiver's name.</param>
/// <param name="EventId">The event's id: run and sequence. A receiver gets each at most once recorded, and may see it more than once sent.</param>
/// <param name="EventType">What kind of event.</param>
/// <param name="RunId">The run that it is about.</param>
/// <param name="Body">What is sent, byte for byte in every attempt. Holds no secret.</param>
/// <param name="CreatedAt">When it was recorded.</param>
/// <param name="Due">When it is sent, or sent again.</param>
public sealed record Delivery(
    long Number, string Receiver, string EventId, string EventType, string RunId, string Body, DateTimeOffset CreatedAt, DateTimeOffset Due)
{
    /// <summary>Whether it is still to be sent.</summary>
    public DeliveryState State { get; init; }

    /// <summary>How often it was sent.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was sent last; null before.</summary>
    public DateTimeOffset? LastAttemptAt { get; init; }

    /// <summary>How long the receiver took to answer the last time; null before.</summary>
    public TimeSpan? LastTook { get; init; }

    /// <summary>The HTTP status of the last answer; null when there was none.</summary>
    public int? LastStatus { get; init; }

    /// <summary>Why the last attempt did not arrive; null when it did.</summary>
    public string? LastProblem { get; init; }
}

/// <summary>What became of a delivery.</summary>
public enum DeliveryState
{
    /// <summary>It is to be sent, or sent again.</summary>
    Pending,

    /// <summary>The receiver took it.</summary>
    Delivered,

    /// <summary>The receiver did not take it for too long, or is not configured any more.</summary>
    GaveUp,
}
