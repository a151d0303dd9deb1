using Azure.Core;
using Azure.ResourceManager.Authorization;
using Azure.ResourceManager.Monitor;
using Azure.ResourceManager.Resources;
using KeyCutover.AzureAdapters.Connections;
using KeyCutover.Domain;
using KeyCutover.Domain.Guardrails;

namespace KeyCutover.AzureAdapters.Guardrails;

/// <summary>Reads what may stand in the way: tenant, locks, deny assignments, policies, diagnostic settings.</summary>
internal sealed class AzureGuardrails(AzureClients clients) : IGuardrails
{
    private readonly LocalAuthPolicies policies = new(clients);

    public async Task<Guid> ReadTenantAsync(Guid subscription, CancellationToken cancellation)
    {
        var id = SubscriptionResource.CreateResourceIdentifier(subscription.ToString());
        var data = (await clients.ResourceManager.GetSubscriptionResource(id).GetAsync(cancellation)).Value.Data;
        return data.TenantId ?? throw new InvalidOperationException($"Resource Manager did not tell the tenant of subscription {subscription}.");
    }

    public async Task<IReadOnlyList<ResourceLock>> ReadLocksAsync(AzureResourceId resource, CancellationToken cancellation)
    {
        var found = new Dictionary<string, ResourceLock>(StringComparer.OrdinalIgnoreCase);
        foreach (var scope in (string[])[resource.ToString(), resource.ResourceGroupId, resource.SubscriptionId])
        {
            var locks = Generic(scope).GetManagementLocks().GetAllAsync("atScope()", cancellation);
            await foreach (var held in locks)
            {
                // A list may also show what lies below the scope: other resources' locks do not count.
                var at = held.Id.Parent!.ToString();
                if (Scopes.Covers(at, resource)) found[held.Id.ToString()] = new ResourceLock(held.Id.ToString(), held.Data.Level.ToString());
            }
        }

        return [.. found.Values];
    }

    public async Task<IReadOnlyList<string>> ReadDenyAssignmentsAsync(AzureResourceId resource, CancellationToken cancellation)
    {
        var names = new List<string>();
        var denials = clients.ResourceManager.GetDenyAssignments(new ResourceIdentifier(resource.ToString())).GetAllAsync("atScope()", cancellation);
        await foreach (var denial in denials)
        {
            var data = denial.Data;
            // The official name says the opposite of what it holds: true means that child scopes are left alone.
            var sparesChildren = data.IsAppliedToChildScopes == true && !Scopes.Same(data.Scope, resource);
            if (!sparesChildren) names.Add(data.DenyAssignmentName ?? data.Name);
        }

        return names;
    }

    public Task<IReadOnlyList<LocalAuthPolicy>> ReadLocalAuthPoliciesAsync(AzureResourceId account, CancellationToken cancellation) =>
        policies.ReadAsync(account, cancellation);

    public async Task<IReadOnlyList<DiagnosticRoute>> ReadDiagnosticsAsync(AzureResourceId account, CancellationToken cancellation)
    {
        var routes = new List<DiagnosticRoute>();
        await foreach (var setting in clients.ResourceManager.GetDiagnosticSettings(new ResourceIdentifier(account.ToString())).GetAllAsync(cancellation))
        {
            if (!AzureResourceId.TryParse(setting.Data.WorkspaceId?.ToString(), out var workspace)) continue;
            var requests = setting.Data.Logs.Any(log => log.IsEnabled && (Is(log.Category, "RequestResponse") || Is(log.CategoryGroup, "allLogs")));
            routes.Add(new DiagnosticRoute(setting.Data.Name, workspace, requests));
        }

        return routes;

        static bool Is(string? text, string expected) => string.Equals(text, expected, StringComparison.OrdinalIgnoreCase);
    }

    private GenericResource Generic(string scope) => clients.ResourceManager.GetGenericResource(new ResourceIdentifier(scope));
}
