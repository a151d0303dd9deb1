using KeyCutover.Domain.Deliveries;
using Microsoft.EntityFrameworkCore;

namespace KeyCutover.Store.Deliveries;

/// <summary>Deliveries in SQLite.</summary>
internal sealed class EfDeliveryLog(IDbContextFactory<CutoverDbContext> contexts, DatabaseWriter writer) : IDeliveryLog
{
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> BeginAsync(IReadOnlyList<string> receivers, DateTimeOffset now, CancellationToken cancellation)
    {
        var since = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        await writer.CommitAsync(async (context, token) =>
        {
            var known = await context.Receivers.ToListAsync(token);
            context.Receivers.RemoveRange(known.Where(row => !receivers.Contains(row.Name)));
            foreach (var receiver in receivers)
            {
                var row = known.Find(row => row.Name == receiver) ?? context.Receivers.Add(new ReceiverRow { Name = receiver, Since = now.ToStored() }).Entity;
                since[receiver] = row.Since.ToTime();
            }

            foreach (var row in await context.Deliveries.Where(row => row.State == DeliveryState.Pending && !receivers.Contains(row.Receiver)).ToListAsync(token))
                (row.State, row.LastProblem) = (DeliveryState.GaveUp, "the receiver is not configured any more");
        }, cancellation);
        return since;
    }

    public async Task AddAsync(IReadOnlyList<Delivery> deliveries, CancellationToken cancellation)
    {
        if (deliveries.Count == 0) return;
        var events = deliveries.Select(delivery => delivery.EventId).Distinct().ToList();
        await writer.CommitAsync(async (context, token) =>
        {
            var known = await context.Deliveries.Where(row => events.Contains(row.EventId)).Select(row => new { row.Receiver, row.EventId }).ToListAsync(token);
            context.Deliveries.AddRange(deliveries.Where(delivery => !known.Contains(new { delivery.Receiver, delivery.EventId })).Select(ToRow));
        }, cancellation);
    }

    public Task UpdateAsync(Delivery delivery, CancellationToken cancellation) =>
        writer.CommitAsync(async (context, token) =>
        {
            var row = await context.Deliveries.SingleAsync(row => row.Number == delivery.Number, token);
            row.Due = delivery.Due.ToStored();
            row.State = delivery.State;
            row.Attempts = delivery.Attempts;
            row.LastAttemptAt = delivery.LastAttemptAt?.ToStored();
            row.LastTook = (long?)delivery.LastTook?.TotalMilliseconds;
            row.LastStatus = delivery.LastStatus;
            row.LastProblem = delivery.LastProblem;
        }, cancellation);

    public async Task<Delivery?> FindAsync(long number, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Deliveries.AsNoTracking().FirstOrDefaultAsync(row => row.Number == number, cancellation) is { } row ? ToDelivery(row) : null;
    }

    public async Task<Delivery?> NextAsync(string receiver, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var pending = context.Deliveries.AsNoTracking().Where(row => row.Receiver == receiver && row.State == DeliveryState.Pending);
        return await pending.OrderBy(row => row.Due).ThenBy(row => row.Number).FirstOrDefaultAsync(cancellation) is { } row ? ToDelivery(row) : null;
    }

    public async Task<IReadOnlyList<Delivery>> ListAsync(long? before, int limit, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = context.Deliveries.AsNoTracking().Where(row => before == null || row.Number < before);
        return [.. (await rows.OrderByDescending(row => row.Number).Take(limit).ToListAsync(cancellation)).Select(ToDelivery)];
    }

    private static DeliveryRow ToRow(Delivery delivery) => new()
    {
        Receiver = delivery.Receiver, EventId = delivery.EventId, EventType = delivery.EventType, RunId = delivery.RunId, Body = delivery.Body,
        CreatedAt = delivery.CreatedAt.ToStored(), Due = delivery.Due.ToStored(), State = delivery.State, Attempts = delivery.Attempts,
    };

    private static Delivery ToDelivery(DeliveryRow row) =>
        new(row.Number, row.Receiver, row.EventId, row.EventType, row.RunId, row.Body, row.CreatedAt.ToTime(), row.Due.ToTime())
        {
            State = row.State,
            Attempts = row.Attempts,
            LastAttemptAt = row.LastAttemptAt?.ToTime(),
            LastTook = row.LastTook is { } took ? TimeSpan.FromMilliseconds(took) : null,
            LastStatus = row.LastStatus,
            LastProblem = row.LastProblem,
        };
}
