using Azure.Core;
using Azure.ResourceManager.Authorization.Models;
using KeyCutover.ResourceManager.Requests;

namespace Azure.ResourceManager.Authorization;

/// <summary>The role assignments of a scope.</summary>
public class RoleAssignmentCollection : ArmCollection
{
    /// <summary>For mocking.</summary>
    protected RoleAssignmentCollection() { }

    internal RoleAssignmentCollection(ArmClient client, ResourceIdentifier id) : base(client, id) { }

    private string BasePath => $"{Id}/providers/{RoleAssignmentResource.ResourceType}";

    private ArmRequests Requests => new(
        Pipeline, Endpoint, TryGetApiVersion(RoleAssignmentResource.ResourceType, out var version) ? version : AuthorizationExtensions.DefaultApiVersion);

    /// <summary>Makes an assignment.</summary>
    public virtual async Task<ArmOperation<RoleAssignmentResource>> CreateOrUpdateAsync(
        WaitUntil waitUntil, string roleAssignmentName, RoleAssignmentCreateOrUpdateContent content, CancellationToken cancellationToken = default)
    {
        var path = $"{BasePath}/{roleAssignmentName}";
        var first = await Requests.SendAsync(RequestMethod.Put, path, content.ToJson(), cancellationToken);
        return await ResourceOperation<RoleAssignmentResource>.StartAsync(waitUntil, Requests, Requests.AddressOf(path), first, Read, cancellationToken);
    }

    /// <summary>Reads the assignment of that name.</summary>
    public virtual async Task<Response<RoleAssignmentResource>> GetAsync(
        string roleAssignmentName, string? tenantId = null, CancellationToken cancellationToken = default)
    {
        RefuseTenant(tenantId);
        var response = await Requests.GetAsync($"{BasePath}/{roleAssignmentName}", cancellationToken);
        return Response.FromValue(Read(response), response);
    }

    /// <summary>Whether there is an assignment of that name.</summary>
    public virtual async Task<Response<bool>> ExistsAsync(
        string roleAssignmentName, string? tenantId = null, CancellationToken cancellationToken = default)
    {
        RefuseTenant(tenantId);
        var response = await Requests.GetAsync($"{BasePath}/{roleAssignmentName}", cancellationToken, acceptMissing: true);
        return Response.FromValue(response.Status != 404, response);
    }

    /// <summary>Lists assignments.</summary>
    public virtual AsyncPageable<RoleAssignmentResource> GetAllAsync(
        string? filter = null, string? tenantId = null, string? skipToken = null, CancellationToken cancellationToken = default)
    {
        RefuseTenant(tenantId);
        if (skipToken is not null) throw new NotSupportedException("This stand-in always lists from the start.");
        return new ResourcePages<RoleAssignmentResource>(
            Requests, Requests.AddressOf(BasePath, filter), body => new RoleAssignmentResource(Client, RoleAssignmentData.Read(body)), cancellationToken);
    }

    private RoleAssignmentResource Read(Response response) => new(Client, response.Read(RoleAssignmentData.Read));

    private static void RefuseTenant(string? tenantId)
    {
        if (tenantId is not null) throw new NotSupportedException("This stand-in works in the credential's own tenant.");
    }
}
