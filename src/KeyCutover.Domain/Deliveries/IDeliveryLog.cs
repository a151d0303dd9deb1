namespace KeyCutover.Domain.Deliveries;

/// <summary>What is told to webhook receivers: what is still to be sent, and what came of what was. Outbox and log in one.</summary>
public interface IDeliveryLog
{
    /// <summary>
    /// Says who receives from now on, and since when each does. Who is not named any more is forgotten, and what is pending for them is given up.
    /// </summary>
    Task<IReadOnlyDictionary<string, DateTimeOffset>> BeginAsync(IReadOnlyList<string> receivers, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Puts deliveries there. Those whose receiver and event are there already change nothing, so it may be called any number of times.</summary>
    Task AddAsync(IReadOnlyList<Delivery> deliveries, CancellationToken cancellation);

    /// <summary>Records what came of an attempt, or that there shall be another.</summary>
    Task UpdateAsync(Delivery delivery, CancellationToken cancellation);

    /// <summary>The delivery of that number; null when there is none.</summary>
    Task<Delivery?> FindAsync(long number, CancellationToken cancellation);

    /// <summary>The receiver's pending delivery that is due first; null when nothing is pending.</summary>
    Task<Delivery?> NextAsync(string receiver, CancellationToken cancellation);

    /// <summary>Deliveries, newest first; those before number <paramref name="before"/> when it is given.</summary>
    Task<IReadOnlyList<Delivery>> ListAsync(long? before, int limit, CancellationToken cancellation);
}
