using KeyCutover.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace KeyCutover.Store.Plans;

/// <summary>Submitted plans in SQLite.</summary>
internal sealed class EfPlanShelf(IDbContextFactory<CutoverDbContext> contexts, DatabaseWriter writer) : IPlanShelf
{
    public async Task<StoredPlan> AddAsync(StoredPlan plan, CancellationToken cancellation)
    {
        PlanRow? kept = null;
        await writer.CommitAsync(async (context, token) =>
        {
            kept = plan.RequestKey is null ? null
                : await context.Plans.AsNoTracking().FirstOrDefaultAsync(row => row.SubmittedById == plan.SubmittedById && row.RequestKey == plan.RequestKey, token);
            if (kept is null) context.Plans.Add(kept = ToRow(plan));
        }, cancellation);
        return ToPlan(kept!);
    }

    public async Task<StoredPlan?> FindAsync(string id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Plans.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellation) is { } row ? ToPlan(row) : null;
    }

    public async Task<IReadOnlyList<StoredPlan>> ListAsync(string? before, int limit, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = context.Plans.AsNoTracking();
        if (before is not null) rows = rows.Where(row => row.Number < context.Plans.Where(last => last.Id == before).Select(last => last.Number).FirstOrDefault());
        return [.. (await rows.OrderByDescending(row => row.Number).Take(limit).ToListAsync(cancellation)).Select(ToPlan)];
    }

    private static PlanRow ToRow(StoredPlan plan) => new()
    {
        Id = plan.Id, Name = plan.Name, File = plan.File, Text = plan.Text, Hash = plan.Hash, SubmittedBy = plan.SubmittedBy, SubmittedById = plan.SubmittedById,
        SubmittedAt = plan.SubmittedAt.ToStored(), RequestKey = plan.RequestKey,
    };

    private static StoredPlan ToPlan(PlanRow row) =>
        new(row.Id, row.Name, row.File, row.Text, row.Hash, row.SubmittedBy, row.SubmittedById, row.SubmittedAt.ToTime(), row.RequestKey);
}
