using Azure;
using Azure.Core;
using Azure.ResourceManager.Authorization;
using Azure.ResourceManager.Authorization.Models;
using KeyCutover.AzureAdapters.Connections;
using KeyCutover.Domain;
using KeyCutover.Domain.Roles;

namespace KeyCutover.AzureAdapters.Roles;

/// <summary>Role assignments and role definitions.</summary>
internal sealed class RoleAssignments(AzureClients clients) : IRoleAssignments
{
    public async Task<RoleGrant?> FindAsync(AzureResourceId scope, Guid principal, Guid role, CancellationToken cancellation)
    {
        // The list also shows wider and narrower scopes.
        await foreach (var assignment in Assignments(scope).GetAllAsync($"principalId eq '{principal}'", cancellationToken: cancellation))
        {
            if (Read(assignment.Data) is { } grant && grant.Principal == principal && grant.Role == role && IsAt(scope, grant)) return grant;
        }

        return null;
    }

    public async Task<RoleGranted> GrantAsync(AzureResourceId scope, Guid principal, Guid role, CancellationToken cancellation)
    {
        var definition = new ResourceIdentifier($"{scope.SubscriptionId}/providers/Microsoft.Authorization/roleDefinitions/{role}");
        // Without the type Azure looks the principal up in a directory that may not show a new identity yet (PrincipalNotFound).
        var content = new RoleAssignmentCreateOrUpdateContent(definition, principal) { PrincipalType = RoleManagementPrincipalType.ServicePrincipal };
        var name = RoleGrant.NameFor(scope, principal, role);
        try
        {
            var made = await Assignments(scope).CreateOrUpdateAsync(WaitUntil.Completed, name.ToString(), content, cancellation);
            return new RoleGranted(new RoleGrant(name, scope.ToString(), principal, role), Receipts.Of(made.GetRawResponse()));
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == "RoleAssignmentExists")
        {
            if (ExistingAssignment.NameIn(exception.Message) is { } existing) return new RoleGranted(new RoleGrant(existing, scope.ToString(), principal, role), null);
            if (await FindAsync(scope, principal, role, cancellation) is { } found) return new RoleGranted(found, null);
            throw;
        }
    }

    public async Task<WriteReceipt?> RevokeAsync(AzureResourceId scope, Guid name, CancellationToken cancellation)
    {
        // The official client was seen to throw NullReferenceException for the 204 that an absent assignment is answered with.
        if (!await IsReadableAsync(scope, name, cancellation)) return null;
        var id = RoleAssignmentResource.CreateResourceIdentifier(scope.ToString(), name.ToString());
        var removed = await clients.ResourceManager.GetRoleAssignmentResource(id).DeleteAsync(WaitUntil.Completed, cancellationToken: cancellation);
        return Receipts.Of(removed.GetRawResponse());
    }

    public async Task<bool> IsReadableAsync(AzureResourceId scope, Guid name, CancellationToken cancellation) =>
        (await Assignments(scope).ExistsAsync(name.ToString(), cancellationToken: cancellation)).Value;

    public async Task<RoleDefinition?> ReadDefinitionAsync(AzureResourceId scope, Guid role, CancellationToken cancellation)
    {
        var definitions = clients.ResourceManager.GetAuthorizationRoleDefinitions(new ResourceIdentifier(scope.ToString()));
        var found = await definitions.GetIfExistsAsync(new ResourceIdentifier(role.ToString()), cancellation);
        if (!found.HasValue) return null;
        var data = found.Value!.Data;
        return new RoleDefinition(role, data.RoleName ?? role.ToString(), new ActionSet([.. data.Permissions.Select(Rule)]));
    }

    public async Task<ActionSet> ReadOwnPermissionsAsync(AzureResourceId resource, CancellationToken cancellation)
    {
        var id = new ResourceIdentifier(resource.ToString());
        var group = clients.ResourceManager.GetResourceGroupResource(new ResourceIdentifier(resource.ResourceGroupId));
        var (provider, parent, type) = ResourcePath.Split(id);
        var rules = new List<PermissionRule>();
        await foreach (var permission in group.GetAzurePermissionsForResourcesAsync(provider, parent, type, id.Name, cancellation)) rules.Add(Rule(permission));
        return new ActionSet(rules);
    }

    private RoleAssignmentCollection Assignments(AzureResourceId scope) =>
        clients.ResourceManager.GetRoleAssignments(new ResourceIdentifier(scope.ToString()));

    private static bool IsAt(AzureResourceId scope, RoleGrant grant) =>
        string.Equals(grant.Scope.TrimEnd('/'), scope.ToString(), StringComparison.OrdinalIgnoreCase);

    private static RoleGrant? Read(RoleAssignmentData data) =>
        Guid.TryParse(data.Name, out var name) && Guid.TryParse(data.RoleDefinitionId?.Name, out var role)
        && data is { PrincipalId: { } principal, Scope: { } scope }
            ? new RoleGrant(name, scope, principal, role)
            : null;

    private static PermissionRule Rule(RoleDefinitionPermission permission) =>
        new([.. permission.Actions], [.. permission.NotActions], [.. permission.DataActions], [.. permission.NotDataActions]);
}
