namespace KeyCutover.Sandbox.World;

internal sealed record Tenant(string Id, string Name);

internal sealed record Subscription(string Id, string Name)
{
    public string ResourceId => $"/subscriptions/{Id}";
}

internal sealed record ResourceGroup(string Id, string Name, string Location);

/// <summary>A service principal of the tenant: an application's, or a managed identity's.</summary>
internal sealed class ServicePrincipal
{
    public required string ObjectId { get; init; }

    /// <summary>The client id.</summary>
    public required string AppId { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>What an application signs in with; a managed identity has none.</summary>
    public string? ClientSecret { get; init; }

    public bool IsManagedIdentity { get; init; }

    /// <summary>Null when nobody signs in to it.</summary>
    public AppRegistration? Registration { get; init; }

    /// <summary>When the directory's replicas all know it.</summary>
    public required DateTimeOffset VisibleFrom { get; init; }

    public DateTimeOffset? DeletedAt { get; set; }
}
