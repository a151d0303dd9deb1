using Azure.Core;
using Azure.ResourceManager.Authorization.Models;
using Azure.ResourceManager.Resources;
using KeyCutover.ResourceManager.Requests;

namespace Azure.ResourceManager.Authorization;

/// <summary>What Authorization adds to the Resource Manager client.</summary>
public static class AuthorizationExtensions
{
    internal const string DefaultApiVersion = "2022-04-01";

    /// <summary>The role assignments of a scope.</summary>
    public static RoleAssignmentCollection GetRoleAssignments(this ArmClient client, ResourceIdentifier scope) =>
        new(client, scope);

    /// <summary>A client for the role assignment of that id; nothing is sent.</summary>
    public static RoleAssignmentResource GetRoleAssignmentResource(this ArmClient client, ResourceIdentifier id) =>
        client.GetResourceClient(() => new RoleAssignmentResource(client, id));

    /// <summary>The role definitions that can be assigned at a scope.</summary>
    public static AuthorizationRoleDefinitionCollection GetAuthorizationRoleDefinitions(this ArmClient client, ResourceIdentifier scope) =>
        new(client, scope);

    /// <summary>The deny assignments of a scope.</summary>
    public static DenyAssignmentCollection GetDenyAssignments(this ArmClient client, ResourceIdentifier scope) =>
        new(client, scope);

    /// <summary>What whoever asks may do on a resource.</summary>
    public static AsyncPageable<RoleDefinitionPermission> GetAzurePermissionsForResourcesAsync(
        this ResourceGroupResource resourceGroupResource, string resourceProviderNamespace, string parentResourcePath, string resourceType,
        string resourceName, CancellationToken cancellationToken = default) =>
        resourceGroupResource.GetCachedClient(client => new PermissionReader(client, resourceGroupResource.Id))
            .ReadAsync(resourceProviderNamespace, parentResourcePath, resourceType, resourceName, cancellationToken);

    /// <summary>Reaches the pipeline, which only resources may.</summary>
    private sealed class PermissionReader(ArmClient client, ResourceIdentifier resourceGroup) : ArmResource(client, resourceGroup)
    {
        public AsyncPageable<RoleDefinitionPermission> ReadAsync(
            string provider, string parent, string type, string name, CancellationToken cancellationToken)
        {
            var version = TryGetApiVersion("Microsoft.Authorization/permissions", out var chosen) ? chosen : DefaultApiVersion;
            var requests = new ArmRequests(Pipeline, Endpoint, version);
            var resource = string.Join('/', new[] { parent, type, name }.Where(part => part.Length > 0));
            var path = $"{Id}/providers/{provider}/{resource}/providers/Microsoft.Authorization/permissions";
            return new ResourcePages<RoleDefinitionPermission>(requests, requests.AddressOf(path), RoleDefinitionPermission.Read, cancellationToken);
        }
    }
}
