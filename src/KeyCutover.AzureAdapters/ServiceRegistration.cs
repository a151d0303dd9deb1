using KeyCutover.AzureAdapters.Accounts;
using KeyCutover.AzureAdapters.Callers.AppService;
using KeyCutover.AzureAdapters.Connections;
using KeyCutover.AzureAdapters.Guardrails;
using KeyCutover.AzureAdapters.Logs;
using KeyCutover.AzureAdapters.Roles;
using KeyCutover.AzureAdapters.Vault;
using KeyCutover.Domain.Accounts;
using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Guardrails;
using KeyCutover.Domain.Logs;
using KeyCutover.Domain.Roles;
using KeyCutover.Domain.Signing;
using KeyCutover.Domain.Steps;
using KeyCutover.Domain.Vault;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KeyCutover.AzureAdapters;

/// <summary>Registers the adapters.</summary>
public static class ServiceRegistration
{
    /// <summary>Serves the ports of the domain from Azure, reached by <paramref name="connection"/>.</summary>
    public static IServiceCollection AddAzureAdapters(this IServiceCollection services, AzureConnection connection)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new AzureClients(connection, TrustedTransport.Create(connection)));
        services.AddSingleton<ICallerPlatform, AppServicePlatform>();
        services.AddSingleton<IAccounts, CognitiveAccounts>();
        services.AddSingleton<IRoleAssignments, RoleAssignments>();
        services.AddSingleton<ISecretVault, KeyVaultSecrets>();
        services.AddSingleton<ISigningVault, KeyVaultKeys>();
        services.AddSingleton<IGuardrails, AzureGuardrails>();
        services.AddSingleton<IModelCallLog, LogAnalytics>();
        services.AddSingleton<IFailureClassifier, AzureFailures>();
        return services;
    }
}
