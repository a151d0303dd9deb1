using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KeyCutover.Store.Refusals;

/// <summary>A refused attempt as it is stored.</summary>
internal sealed class RefusalRow
{
    public long Number { get; init; }

    public required long At { get; init; }

    public required string By { get; init; }

    public string? ById { get; init; }

    public required string What { get; init; }

    public required string Target { get; init; }

    public required string Reason { get; init; }

    public string? From { get; init; }
}

internal sealed class RefusalTable : IEntityTypeConfiguration<RefusalRow>
{
    public void Configure(EntityTypeBuilder<RefusalRow> builder)
    {
        builder.ToTable("refusals");
        builder.HasKey(row => row.Number);
        builder.Property(row => row.Number).HasColumnName("number").ValueGeneratedOnAdd();
        builder.Property(row => row.At).HasColumnName("at");
        builder.Property(row => row.By).HasColumnName("who");
        builder.Property(row => row.ById).HasColumnName("who_id");
        builder.Property(row => row.What).HasColumnName("what");
        builder.Property(row => row.Target).HasColumnName("target");
        builder.Property(row => row.Reason).HasColumnName("reason");
        builder.Property(row => row.From).HasColumnName("address");
    }
}
