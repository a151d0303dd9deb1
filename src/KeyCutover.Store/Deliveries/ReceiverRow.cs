using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KeyCutover.Store.Deliveries;

/// <summary>A receiver, and since when it is one.</summary>
internal sealed class ReceiverRow
{
    public required string Name { get; init; }

    public required long Since { get; init; }
}

internal sealed class ReceiverTable : IEntityTypeConfiguration<ReceiverRow>
{
    public void Configure(EntityTypeBuilder<ReceiverRow> builder)
    {
        builder.ToTable("receivers");
        builder.HasKey(row => row.Name);
        builder.Property(row => row.Name).HasColumnName("name");
        builder.Property(row => row.Since).HasColumnName("since");
    }
}
