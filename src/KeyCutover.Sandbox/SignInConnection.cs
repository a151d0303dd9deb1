namespace KeyCutover.Sandbox;

/// <summary>How people and other applications sign in to an application of the sandbox's tenant. Its secrets open nothing but this sandbox.</summary>
public sealed record SignInConnection
{
    /// <summary>Client id of the application, which is also the audience of tokens for it.</summary>
    public required string ClientId { get; init; }

    /// <summary>Secret of the application.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>What clients put before a scope: <c>IDENTIFIER/user_impersonation</c>, or <c>IDENTIFIER/.default</c>.</summary>
    public required string IdentifierUri { get; init; }

    /// <summary>The service principals that have roles in it, by name.</summary>
    public required IReadOnlyDictionary<string, ApplicationConnection> Applications { get; init; }

    /// <summary>Object id of each group, by name.</summary>
    public required IReadOnlyDictionary<string, string> Groups { get; init; }

    /// <summary>The people. They have no passwords.</summary>
    public required IReadOnlyList<UserConnection> Users { get; init; }

    /// <summary>Says which application, and nothing that is secret.</summary>
    /// <returns>Its client id.</returns>
    public override string ToString() => $"sign-in to {ClientId}";
}

/// <summary>What an application signs in with as itself.</summary>
/// <param name="ClientId">Its client id.</param>
/// <param name="ClientSecret">Its secret.</param>
public sealed record ApplicationConnection(string ClientId, string ClientSecret)
{
    /// <summary>Says which application, and nothing that is secret.</summary>
    /// <returns>Its client id.</returns>
    public override string ToString() => $"application {ClientId}";
}

/// <summary>Somebody who can sign in.</summary>
/// <param name="Name">The display name.</param>
/// <param name="UserPrincipalName">The name to sign in with, which clients can give as login hint.</param>
/// <param name="ObjectId">The object id.</param>
/// <param name="Roles">The roles in the application.</param>
/// <param name="Groups">Names of the groups.</param>
public sealed record UserConnection(string Name, string UserPrincipalName, string ObjectId, IReadOnlyList<string> Roles, IReadOnlyList<string> Groups);
