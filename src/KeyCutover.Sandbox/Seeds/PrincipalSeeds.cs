namespace KeyCutover.Sandbox.Seeds;

/// <summary>An application's service principal.</summary>
internal sealed class ApplicationSeed
{
    public required string Name { get; init; }

    public required string ClientId { get; init; }

    public required string ObjectId { get; init; }

    /// <summary>Made at the start when absent.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>Roles on the resource group, by name or GUID.</summary>
    public List<string> Roles { get; init; } = [];

    /// <summary>Roles on the subscription, by name or GUID.</summary>
    public List<string> SubscriptionRoles { get; init; } = [];

    /// <summary>Roles that it has in applications: the application's name, and the roles' values.</summary>
    public Dictionary<string, List<string>> AppRoles { get; init; } = [];

    /// <summary>Absent when nobody signs in to it.</summary>
    public RegistrationSeed? Registration { get; init; }
}

/// <summary>Managed identities of a site.</summary>
internal sealed class IdentitySeed
{
    public bool System { get; init; }

    public List<string> UserAssigned { get; init; } = [];
}

/// <summary>An identity that sites can have assigned. Its ids are made at the start when absent; settings such as AZURE_CLIENT_ID need one that is known.</summary>
internal sealed class UserAssignedIdentitySeed : NamedSeed
{
    public string? ClientId { get; init; }

    public string? ObjectId { get; init; }
}

internal sealed class RoleAssignmentSeed
{
    /// <summary><c>executor</c>, an application's name, <c>sites/NAME</c>, <c>userAssignedIdentities/NAME</c>, or an object id.</summary>
    public required string Principal { get; init; }

    public required string Role { get; init; }

    public string Scope { get; init; } = SeedScopes.ResourceGroup;

    /// <summary>A GUID; made at the start when absent.</summary>
    public string? Name { get; init; }
}

internal sealed class DenyAssignmentSeed
{
    public required string Name { get; init; }

    public string Scope { get; init; } = SeedScopes.ResourceGroup;

    public required List<string> Actions { get; init; }

    /// <summary>As in a role assignment; none stands for everybody.</summary>
    public List<string> Principals { get; init; } = [];
}
