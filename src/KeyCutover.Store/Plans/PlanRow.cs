using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KeyCutover.Store.Plans;

/// <summary>A submitted plan as it is stored; numbers count up in the order of submission.</summary>
internal sealed class PlanRow
{
    public long Number { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string File { get; init; }

    public required string Text { get; init; }

    public required string Hash { get; init; }

    public required string SubmittedBy { get; init; }

    public required string SubmittedById { get; init; }

    public required long SubmittedAt { get; init; }

    public string? RequestKey { get; init; }
}

internal sealed class PlanTable : IEntityTypeConfiguration<PlanRow>
{
    public void Configure(EntityTypeBuilder<PlanRow> builder)
    {
        builder.ToTable("plans");
        builder.HasKey(row => row.Number);
        builder.HasIndex(row => row.Id).IsUnique();
        // NULLs differ from one another in SQLite: requests without a key are never the same.
        builder.HasIndex(row => new { row.SubmittedById, row.RequestKey }).IsUnique();
        builder.Property(row => row.Number).HasColumnName("number").ValueGeneratedOnAdd();
        builder.Property(row => row.Id).HasColumnName("id").HasMaxLength(64).IsRequired();
        builder.Property(row => row.Name).HasColumnName("name");
        builder.Property(row => row.File).HasColumnName("file");
        builder.Property(row => row.Text).HasColumnName("text");
        builder.Property(row => row.Hash).HasColumnName("hash").HasMaxLength(64);
        builder.Property(row => row.SubmittedBy).HasColumnName("submitted_by");
        builder.Property(row => row.SubmittedById).HasColumnName("submitted_by_id");
        builder.Property(row => row.SubmittedAt).HasColumnName("submitted_at");
        builder.Property(row => row.RequestKey).HasColumnName("request_key");
    }
}
