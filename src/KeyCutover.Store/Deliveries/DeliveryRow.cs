using KeyCutover.Domain.Deliveries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KeyCutover.Store.Deliveries;

/// <summary>A delivery as it is stored.</summary>
internal sealed class DeliveryRow
{
    public long Number { get; init; }

    public required string Receiver { get; init; }

    public required string EventId { get; init; }

    public required string EventType { get; init; }

    public required string RunId { get; init; }

    public required string Body { get; init; }

    public required long CreatedAt { get; init; }

    public required long Due { get; set; }

    public required DeliveryState State { get; set; }

    public required int Attempts { get; set; }

    public long? LastAttemptAt { get; set; }

    public long? LastTook { get; set; }

    public int? LastStatus { get; set; }

    public string? LastProblem { get; set; }
}

internal sealed class DeliveryTable : IEntityTypeConfiguration<DeliveryRow>
{
    public void Configure(EntityTypeBuilder<DeliveryRow> builder)
    {
        builder.ToTable("deliveries");
        builder.HasKey(row => row.Number);
        builder.HasIndex(row => new { row.EventId, row.Receiver }).IsUnique();
        builder.HasIndex(row => new { row.Receiver, row.State, row.Due });
        builder.Property(row => row.Number).HasColumnName("number").ValueGeneratedOnAdd();
        builder.Property(row => row.Receiver).HasColumnName("receiver");
        builder.Property(row => row.EventId).HasColumnName("event_id");
        builder.Property(row => row.EventType).HasColumnName("event_type");
        builder.Property(row => row.RunId).HasColumnName("run").HasMaxLength(128);
        builder.Property(row => row.Body).HasColumnName("body");
        builder.Property(row => row.CreatedAt).HasColumnName("created_at");
        builder.Property(row => row.Due).HasColumnName("due");
        builder.Property(row => row.State).HasColumnName("state").HasConversion<string>().HasMaxLength(16);
        builder.Property(row => row.Attempts).HasColumnName("attempts");
        builder.Property(row => row.LastAttemptAt).HasColumnName("last_attempt_at");
        builder.Property(row => row.LastTook).HasColumnName("last_took");
        builder.Property(row => row.LastStatus).HasColumnName("last_status");
        builder.Property(row => row.LastProblem).HasColumnName("last_problem");
    }
}
