namespace KeyCutover.Domain.Gates;

/// <summary>How many members of a group have to approve.</summary>
/// <param name="Group">The group's name, as plans write it.</param>
/// <param name="Count">How many different people of it; from 1. Nobody counts for two groups.</param>
public sealed record GroupQuota(string Group, int Count)
{
    /// <summary>The quota for people: <c>change-board</c>, or <c>2 of change-board</c>.</summary>
    public override string ToString() => Count == 1 ? Group : $"{Count} of {Group}";
}
