using KeyCutover.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace KeyCutover.Store.Refusals;

/// <summary>Refused attempts in SQLite.</summary>
internal sealed class EfRefusalLog(IDbContextFactory<CutoverDbContext> contexts, DatabaseWriter writer) : IRefusalLog
{
    public Task AppendAsync(RefusedAttempt attempt, CancellationToken cancellation) =>
        writer.CommitAsync((context, _) =>
        {
            context.Refusals.Add(ToRow(attempt));
            return Task.CompletedTask;
        }, cancellation);

    public async Task<IReadOnlyList<RefusedAttempt>> ListAsync(long? before, int limit, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = context.Refusals.AsNoTracking().Where(row => before == null || row.Number < before);
        return [.. (await rows.OrderByDescending(row => row.Number).Take(limit).ToListAsync(cancellation)).Select(ToAttempt)];
    }

    private static RefusalRow ToRow(RefusedAttempt attempt) => new()
    {
        At = attempt.At.ToStored(), By = attempt.By, ById = attempt.ById, What = attempt.What, Target = attempt.Target, Reason = attempt.Reason, From = attempt.From,
    };

    private static RefusedAttempt ToAttempt(RefusalRow row) => new(row.Number, row.At.ToTime(), row.By, row.ById, row.What, row.Target, row.Reason, row.From);
}
