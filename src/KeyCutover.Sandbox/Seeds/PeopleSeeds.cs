namespace KeyCutover.Sandbox.Seeds;

/// <summary>What makes an application one that people sign in to and that tokens are for.</summary>
internal sealed class RegistrationSeed
{
    /// <summary>Such as api://keycutover.</summary>
    public required string IdentifierUri { get; init; }

    /// <summary>Values of the roles that it defines.</summary>
    public List<string> AppRoles { get; init; } = [];

    /// <summary>As in Entra, the port of http://localhost does not matter; a star in place of a port says the same of another address on the loopback.</summary>
    public List<string> RedirectUris { get; init; } = [];

    /// <summary>Whether clients without a secret may sign people in.</summary>
    public bool PublicClientFlows { get; init; }
}

internal sealed class GroupSeed
{
    public required string Name { get; init; }

    /// <summary>Made at the start when absent.</summary>
    public string? ObjectId { get; init; }
}

/// <summary>Somebody who can sign in, without a password.</summary>
internal sealed class UserSeed
{
    public required string Name { get; init; }

    public required string UserPrincipalName { get; init; }

    /// <summary>Made at the start when absent.</summary>
    public string? ObjectId { get; init; }

    /// <summary>Names of groups.</summary>
    public List<string> Groups { get; init; } = [];

    /// <summary>As those of an application.</summary>
    public Dictionary<string, List<string>> AppRoles { get; init; } = [];
}
