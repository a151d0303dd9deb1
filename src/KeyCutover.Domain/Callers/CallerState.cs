namespace KeyCutover.Domain.Callers;

/// <summary>A caller as it stands now, without its settings.</summary>
public sealed record CallerState
{
    /// <summary>The caller's id.</summary>
    public required AzureResourceId Id { get; init; }

    /// <summary>What kind of app it is, in Azure's words, such as <c>app</c> or <c>app,linux</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether it runs on Linux, where <c>:</c> in a setting's name is written <c>__</c>.</summary>
    public required bool IsLinux { get; init; }

    /// <summary>Where it answers.</summary>
    public required Uri Address { get; init; }

    /// <summary>Whether it is running; null when Azure does not say.</summary>
    public required bool? IsRunning { get; init; }

    /// <summary>The slot whose swap is prepared and pending; null when none is.</summary>
    public string? PendingSwapSlot { get; init; }

    /// <summary>Its identities.</summary>
    public required CallerIdentity Identity { get; init; }

    /// <summary>The settings that stay with the slot when slots are swapped.</summary>
    public required IReadOnlyList<string> StickySettings { get; init; }
}

/// <summary>The identities of a caller.</summary>
public sealed record CallerIdentity
{
    /// <summary>No identity at all.</summary>
    public static readonly CallerIdentity None = new();

    /// <summary>The system-assigned identity's object id; null when it has none.</summary>
    public Guid? SystemPrincipalId { get; init; }

    /// <summary>The tenant of the identity; null when it has none.</summary>
    public Guid? Tenant { get; init; }

    /// <summary>The user-assigned identities: resource id to object id and client id.</summary>
    public IReadOnlyList<UserAssignedIdentity> UserAssigned { get; init; } = [];

    /// <summary>The user-assigned identity of that resource id; null when it is not assigned.</summary>
    public UserAssignedIdentity? Find(AzureResourceId id) =>
        UserAssigned.FirstOrDefault(identity => identity.Id.Equals(id.ToString(), StringComparison.OrdinalIgnoreCase));
}

/// <summary>A user-assigned identity.</summary>
/// <param name="Id">Its resource id.</param>
/// <param name="PrincipalId">Its object id, which roles are assigned to; null while Azure has not told it.</param>
/// <param name="ClientId">Its client id, which the application asks tokens with; null while Azure has not told it.</param>
public sealed record UserAssignedIdentity(string Id, Guid? PrincipalId, Guid? ClientId);
