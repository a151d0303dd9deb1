using Microsoft.EntityFrameworkCore;

namespace KeyCutover.Store;

/// <summary>The database of a state directory. The journal is the truth; there is nothing else in it.</summary>
public sealed class CutoverDbContext(DbContextOptions<CutoverDbContext> options) : DbContext(options)
{
    internal DbSet<JournalRow> Journal => Set<JournalRow>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var journal = modelBuilder.Entity<JournalRow>();
        journal.ToTable("journal");
        // Two workers cannot write the same line: the one that lost its lock fails here.
        journal.HasKey(row => new { row.RunId, row.Sequence });
        journal.Property(row => row.RunId).HasColumnName("run").HasMaxLength(128);
        journal.Property(row => row.Sequence).HasColumnName("sequence").ValueGeneratedNever();
        journal.Property(row => row.At).HasColumnName("at");
        journal.Property(row => row.Payload).HasColumnName("payload");
        journal.Property(row => row.PreviousHash).HasColumnName("previous_hash").HasMaxLength(64);
        journal.Property(row => row.Hash).HasColumnName("hash").HasMaxLength(64);
    }
}

/// <summary>A journal entry as it is stored; the time in milliseconds since 1970.</summary>
internal sealed class JournalRow
{
    public required string RunId { get; init; }

    public required long Sequence { get; init; }

    public required long At { get; init; }

    public required string Payload { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }
}
