using System.ComponentModel;

namespace KeyCutover.Domain.Gates;

/// <summary>Days on which nothing begins.</summary>
public sealed record GateFreeze
{
    /// <summary>The first frozen date, by the calendar of the window's zone.</summary>
    [Description("The first date on which nothing begins, by the calendar of the window's zone.")]
    public required DateOnly From { get; init; }

    /// <summary>The last frozen date.</summary>
    [Description("The last date on which nothing begins.")]
    public required DateOnly To { get; init; }

    /// <summary>Why; null when nobody said.</summary>
    [Description("Why; approvers see it.")]
    public string? Reason { get; init; }

    /// <summary>The freeze for people: <c>2026-12-18 to 2027-01-07 (year end)</c>.</summary>
    public override string ToString() =>
        $"{From:yyyy-MM-dd}{(To == From ? "" : $" to {To:yyyy-MM-dd}")}{(Reason is null ? "" : $" ({Reason})")}";
}
