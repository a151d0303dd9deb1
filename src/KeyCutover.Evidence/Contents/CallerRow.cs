namespace KeyCutover.EvidenceArchives.Contents;

/// <summary>Who calls which model as which identity, and what proves it.</summary>
public sealed record CallerRow
{
    /// <summary>The caller's name in the plan.</summary>
    public required string Caller { get; init; }

    /// <summary>Its resource id.</summary>
    public required string ResourceId { get; init; }

    /// <summary>How its move stands: <c>moved</c>, <c>put-back</c>, <c>under-way</c>, <c>not-begun</c>, or <c>needs-a-person</c>.</summary>
    public required string Status { get; init; }

    /// <summary><c>system-assigned</c>, or the user-assigned identity's resource id.</summary>
    public required string Identity { get; init; }

    /// <summary>The object id that Azure told; null when it was not told or is no longer the caller's.</summary>
    public required string? IdentityObjectId { get; init; }

    /// <summary>The role definition's GUID.</summary>
    public required Guid Role { get; init; }

    /// <summary>The assignment's resource id; null when there is none.</summary>
    public required string? RoleAssignmentId { get; init; }

    /// <summary>The account on which it has the role.</summary>
    public required string Scope { get; init; }

    /// <summary>The deployment that it calls.</summary>
    public required string ModelDeployment { get; init; }

    /// <summary>Who answers for it.</summary>
    public required string Owner { get; init; }

    /// <summary>The model calls of its own that were seen to succeed as that identity; null when none was, or they no longer tell how it is.</summary>
    public required string? Proof { get; init; }
}

/// <summary>What <c>inventory.json</c> is.</summary>
internal sealed record InventoryFile(string Schema, string RunId, IReadOnlyList<CallerRow> Callers);
