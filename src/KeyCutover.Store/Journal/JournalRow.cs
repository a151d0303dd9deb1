using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KeyCutover.Store.Journal;

/// <summary>A journal entry as it is stored.</summary>
internal sealed class JournalRow
{
    public required string RunId { get; init; }

    public required long Sequence { get; init; }

    public required long At { get; init; }

    public required string Payload { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }
}

internal sealed class JournalTable : IEntityTypeConfiguration<JournalRow>
{
    public void Configure(EntityTypeBuilder<JournalRow> builder)
    {
        builder.ToTable("journal");
        // Two workers cannot write the same line: the one that lost its lock fails here.
        builder.HasKey(row => new { row.RunId, row.Sequence });
        builder.Property(row => row.RunId).HasColumnName("run").HasMaxLength(128);
        builder.Property(row => row.Sequence).HasColumnName("sequence").ValueGeneratedNever();
        builder.Property(row => row.At).HasColumnName("at");
        builder.Property(row => row.Payload).HasColumnName("payload");
        builder.Property(row => row.PreviousHash).HasColumnName("previous_hash").HasMaxLength(64);
        builder.Property(row => row.Hash).HasColumnName("hash").HasMaxLength(64);
    }
}
