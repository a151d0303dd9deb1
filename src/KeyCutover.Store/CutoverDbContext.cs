using KeyCutover.Store.Deliveries;
using KeyCutover.Store.Journal;
using KeyCutover.Store.Plans;
using KeyCutover.Store.Refusals;
using Microsoft.EntityFrameworkCore;

namespace KeyCutover.Store;

/// <summary>
/// The database of a state directory. The journal is the truth about runs; beside it are plans as submitted, refused attempts and webhook
/// deliveries.
/// </summary>
public sealed class CutoverDbContext(DbContextOptions<CutoverDbContext> options) : DbContext(options)
{
    internal DbSet<JournalRow> Journal => Set<JournalRow>();

    internal DbSet<PlanRow> Plans => Set<PlanRow>();

    internal DbSet<RefusalRow> Refusals => Set<RefusalRow>();

    internal DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();

    internal DbSet<ReceiverRow> Receivers => Set<ReceiverRow>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfigurationsFromAssembly(typeof(CutoverDbContext).Assembly);
}
