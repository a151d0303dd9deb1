using KeyCutover.Domain.Secrets;

namespace KeyCutover.AzureAdapters.Connections;

/// <summary>How to reach Azure and as whom. The defaults are those of the public cloud.</summary>
public sealed record AzureConnection
{
    /// <summary>Where Resource Manager answers.</summary>
    public Uri ResourceManager { get; init; } = new("https://management.azure.com");

    /// <summary>The audience of its tokens.</summary>
    public string ManagementAudience { get; init; } = "https://management.azure.com/";

    /// <summary>Where Entra issues tokens.</summary>
    public Uri Authority { get; init; } = new("https://login.microsoftonline.com");

    /// <summary>The tenant to sign in to; needed with a client secret, otherwise the credential's own.</summary>
    public Guid? TenantId { get; init; }

    /// <summary>The subscription that is meant when none is named.</summary>
    public Guid? SubscriptionId { get; init; }

    /// <summary>The service principal to sign in as; null signs in with whatever the machine offers (<c>DefaultAzureCredential</c>).</summary>
    public string? ClientId { get; init; }

    /// <summary>The service principal's secret.</summary>
    public SecretValue? ClientSecret { get; init; }

    /// <summary>A file of certificates (PEM) that are trusted instead of the machine's; null trusts the machine's.</summary>
    public string? CaCertificatePath { get; init; }

    /// <summary>Where Log Analytics answers queries.</summary>
    public Uri LogsEndpoint { get; init; } = new("https://api.loganalytics.io");

    /// <summary>Whether a vault's challenge must name a resource of the vault's own domain. False only for vaults on hosts that are not public.</summary>
    public bool VerifyVaultChallenge { get; init; } = true;

    /// <summary>Whether the authority is taken as it is, without asking the public login host about it.</summary>
    public bool DisableInstanceDiscovery { get; init; }
}
