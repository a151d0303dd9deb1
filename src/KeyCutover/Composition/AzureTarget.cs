using KeyCutover.AzureAdapters.Connections;
using KeyCutover.Domain.Secrets;
using KeyCutover.Sandbox;

namespace KeyCutover.Composition;

/// <summary>Where a run goes: the connection to Azure, and the clock that goes with it.</summary>
/// <param name="Connection">Endpoints and credential.</param>
/// <param name="Clock">The time by which waits are measured.</param>
internal sealed record AzureTarget(AzureConnection Connection, TimeProvider Clock)
{
    /// <summary>The configuration with which people sign in to a service that works on it; none in Azure itself, where the service's own configuration says.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> SignIn { get; private init; } = [];

    /// <summary>What the connection file describes; without one Azure itself, with the identity of the environment.</summary>
    public static async Task<AzureTarget> ReadAsync(string? connectionFile, CancellationToken cancellation)
    {
        if (connectionFile is null)
            return new AzureTarget(OfAzure(AzureEndpoints.Read(RunServices.NewHost().Configuration)), TimeProvider.System);
        var file = await ConnectionFile.ReadAsync(connectionFile, cancellation);
        var clock = file.TimeOrigin is { } origin ? new SandboxClock(origin, file.TimeScale, TimeProvider.System) : TimeProvider.System;
        return new AzureTarget(OfFile(file), clock) { SignIn = [.. SignInSettings.Of(file)] };
    }

    /// <summary>A sandbox in this process.</summary>
    public static AzureTarget Of(AzureSandbox sandbox)
    {
        var connection = sandbox.Connection;
        var file = new ConnectionFile
        {
            ResourceManager = connection.ResourceManager,
            Authority = connection.Authority,
            TenantId = Guid.Parse(connection.TenantId),
            SubscriptionId = Guid.Parse(connection.SubscriptionId),
            ClientId = connection.ClientId,
            ClientSecret = SecretValue.Of(connection.ClientSecret),
            CaCertificate = connection.CaCertificate,
            Logs = new ConnectionFile.LogsSection { Endpoint = connection.Logs.Endpoint },
            SignIn = connection.SignIn is not { } signIn ? null : new ConnectionFile.SignInSection
            {
                ClientId = signIn.ClientId, ClientSecret = SecretValue.Of(signIn.ClientSecret), IdentifierUri = signIn.IdentifierUri, Groups = signIn.Groups,
            },
        };
        return new AzureTarget(OfFile(file), sandbox.Clock) { SignIn = [.. SignInSettings.Of(file)] };
    }

    private static AzureConnection OfAzure(AzureEndpoints endpoints) => new()
    {
        ResourceManager = endpoints.ResourceManager,
        ManagementAudience = endpoints.ManagementAudience,
        Authority = endpoints.Authority,
        LogsEndpoint = endpoints.Logs,
    };

    private static AzureConnection OfFile(ConnectionFile file) => new()
    {
        ResourceManager = file.ResourceManager,
        Authority = file.Authority,
        TenantId = file.TenantId,
        SubscriptionId = file.SubscriptionId,
        ClientId = file.ClientId,
        ClientSecret = file.ClientSecret,
        CaCertificatePath = file.CaCertificate,
        LogsEndpoint = file.Logs?.Endpoint ?? new Uri("https://api.loganalytics.io/"),
        DisableInstanceDiscovery = true,
        VerifyVaultChallenge = false,
    };
}
