using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.ResourceManager;
using Azure.Security.KeyVault.Keys;
using Azure.Security.KeyVault.Keys.Cryptography;
using Azure.Security.KeyVault.Secrets;

namespace KeyCutover.AzureAdapters.Connections;

/// <summary>The Azure clients, over one transport and one credential.</summary>
internal sealed class AzureClients
{
    private const string LogsScope = "https://api.loganalytics.io/.default";

    private readonly AzureConnection connection;
    private readonly HttpPipelineTransport transport;
    private readonly TokenCredential credential;
    private readonly ConcurrentDictionary<Uri, SecretClient> vaults = new();

    public AzureClients(AzureConnection connection, HttpPipelineTransport transport)
    {
        (this.connection, this.transport) = (connection, transport);
        credential = CreateCredential();
        ResourceManager = CreateResourceManager();
        Logs = HttpPipelineBuilder.Build(Configure(new PipelineOptions()), new BearerTokenAuthenticationPolicy(credential, LogsScope));
        Direct = CreateDirect();
    }

    /// <summary>Resource Manager.</summary>
    public ArmClient ResourceManager { get; }

    /// <summary>Log Analytics, signed in.</summary>
    public HttpPipeline Logs { get; }

    /// <summary>
    /// For calls whose failure is an answer: the model endpoint and the callers' own endpoints. Not signed in, one try, 15 seconds.
    /// </summary>
    public HttpPipeline Direct { get; }

    /// <summary>Where Log Analytics answers.</summary>
    public Uri LogsEndpoint => connection.LogsEndpoint;

    /// <summary>The secrets of a vault.</summary>
    public SecretClient Secrets(Uri vault) => vaults.GetOrAdd(vault, address => new SecretClient(
        address, credential, Configure(new SecretClientOptions { DisableChallengeResourceVerification = !connection.VerifyVaultChallenge })));

    /// <summary>The keys of a vault.</summary>
    public KeyClient Keys(Uri vault) =>
        new(vault, credential, Configure(new KeyClientOptions { DisableChallengeResourceVerification = !connection.VerifyVaultChallenge }));

    /// <summary>One key of a vault, by its identifier with the version.</summary>
    public CryptographyClient Cryptography(Uri keyId) =>
        new(keyId, credential, Configure(new CryptographyClientOptions { DisableChallengeResourceVerification = !connection.VerifyVaultChallenge }));

    /// <summary>A resource that Resource Manager's client has no class of its own for.</summary>
    public async Task<GenericResourceProperties> ReadAsync(ResourceIdentifier id, CancellationToken cancellation)
    {
        var resource = await ResourceManager.GetGenericResource(id).GetAsync(cancellation);
        return new GenericResourceProperties(resource.Value.Data.Properties);
    }

    private HttpPipeline CreateDirect()
    {
        var options = Configure(new PipelineOptions());
        options.RetryPolicy = new RetryPolicy(maxRetries: 0);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(15);
        return HttpPipelineBuilder.Build(options);
    }

    private ArmClient CreateResourceManager()
    {
        var options = Configure(new ArmClientOptions { Environment = new ArmEnvironment(connection.ResourceManager, connection.ManagementAudience) });
        // Named, so that reading a generic resource does not first ask its provider which versions there are.
        options.SetApiVersion("Microsoft.KeyVault/vaults", "2023-07-01");
        options.SetApiVersion("Microsoft.OperationalInsights/workspaces", "2023-09-01");
        options.SetApiVersion("Microsoft.Authorization/policyDefinitions", "2021-06-01");
        options.SetApiVersion("Microsoft.Authorization/policySetDefinitions", "2021-06-01");
        return new ArmClient(credential, connection.SubscriptionId?.ToString(), options);
    }

    private TokenCredential CreateCredential()
    {
        if (connection.ClientSecret is not { } secret)
        {
            return new DefaultAzureCredential(Configure(new DefaultAzureCredentialOptions
            {
                AuthorityHost = connection.Authority,
                DisableInstanceDiscovery = connection.DisableInstanceDiscovery,
                TenantId = connection.TenantId?.ToString(),
            }));
        }

        var (tenant, client) = (connection.TenantId, connection.ClientId);
        if (tenant is null || client is null) throw new ArgumentException("A client secret needs the tenant's id and the client id beside it.");
        return new ClientSecretCredential(tenant.ToString(), client, secret.Reveal(), Configure(new ClientSecretCredentialOptions
        {
            AuthorityHost = connection.Authority,
            DisableInstanceDiscovery = connection.DisableInstanceDiscovery,
        }));
    }

    private TOptions Configure<TOptions>(TOptions options) where TOptions : ClientOptions
    {
        options.Transport = transport;
        options.RetryPolicy = new BriefRetryPolicy();
        return options;
    }

    private sealed class PipelineOptions : ClientOptions;
}
