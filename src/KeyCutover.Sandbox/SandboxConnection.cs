using System.Text.Json;

namespace KeyCutover.Sandbox;

/// <summary>How to reach a running sandbox. It holds the executor's secret, which opens nothing but this sandbox.</summary>
public sealed record SandboxConnection
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Base address of Resource Manager.</summary>
    public required Uri ResourceManager { get; init; }

    /// <summary>Base address of Entra, without the tenant.</summary>
    public required Uri Authority { get; init; }

    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>The subscription.</summary>
    public required string SubscriptionId { get; init; }

    /// <summary>The resource group that the seed's resources are in.</summary>
    public required string ResourceGroup { get; init; }

    /// <summary>Client id of the executor.</summary>
    public required string ClientId { get; init; }

    /// <summary>Secret of the executor.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>The application that people sign in to; null when the seed has none.</summary>
    public required SignInConnection? SignIn { get; init; }

    /// <summary>Path of the certificate (PEM) of the authority that clients must trust.</summary>
    public required string CaCertificate { get; init; }

    /// <summary>The Log Analytics query endpoint and its workspace.</summary>
    public required LogsConnection Logs { get; init; }

    /// <summary>Address of each vault, by name.</summary>
    public required IReadOnlyDictionary<string, Uri> Vaults { get; init; }

    /// <summary>Endpoint of each account, by name.</summary>
    public required IReadOnlyDictionary<string, Uri> Accounts { get; init; }

    /// <summary>Addresses of each site, by name; a slot's name is its app's, a slash and its own.</summary>
    public required IReadOnlyDictionary<string, SiteConnection> Sites { get; init; }

    /// <summary>Where the sandbox itself is shown and changed.</summary>
    public required AdminConnection Admin { get; init; }

    /// <summary>How many sandbox seconds pass in one wall second.</summary>
    public required double TimeScale { get; init; }

    /// <summary>The wall-clock moment at which sandbox time and wall time were equal.</summary>
    public required DateTimeOffset TimeOrigin { get; init; }

    /// <summary>Says where, and nothing that is secret.</summary>
    /// <returns>The address of Resource Manager.</returns>
    public override string ToString() => $"sandbox at {ResourceManager}";

    /// <summary>The connection as a JSON document.</summary>
    /// <returns>Indented JSON with camel-case names.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Writes the connection file, readable by its owner only; whoever waits for it sees all of it or nothing.</summary>
    /// <param name="file">Path of the file; replaced when it is there. Its folder is made when it is not there.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>When the file is written.</returns>
    public Task WriteAsync(string file, CancellationToken cancellationToken) => OwnerOnlyFile.WriteAsync(file, ToJson(), cancellationToken);
}

/// <summary>How to query logs.</summary>
/// <param name="Endpoint">Base address of the query API.</param>
/// <param name="WorkspaceId">The workspace's id in queries; null when the sandbox has no workspace.</param>
public sealed record LogsConnection(Uri Endpoint, string? WorkspaceId);

/// <summary>How to reach the admin endpoint.</summary>
/// <param name="Endpoint">Its base address.</param>
/// <param name="Token">The bearer token that it wants.</param>
public sealed record AdminConnection(Uri Endpoint, string Token)
{
    /// <summary>Says where, and nothing that is secret.</summary>
    /// <returns>The address.</returns>
    public override string ToString() => $"admin endpoint at {Endpoint}";
}

/// <summary>How to reach a site.</summary>
/// <param name="Url">The site itself.</param>
/// <param name="ScmUrl">Its SCM site.</param>
/// <param name="IdentityEndpoint">What its processes have as IDENTITY_ENDPOINT.</param>
/// <param name="IdentityHeader">What its processes have as IDENTITY_HEADER.</param>
public sealed record SiteConnection(Uri Url, Uri ScmUrl, Uri IdentityEndpoint, string IdentityHeader)
{
    /// <summary>Says where, and nothing that is secret.</summary>
    /// <returns>The address of the site.</returns>
    public override string ToString() => $"site at {Url}";
}
