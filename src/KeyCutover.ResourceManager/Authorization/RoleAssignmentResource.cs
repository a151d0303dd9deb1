using Azure.Core;
using KeyCutover.ResourceManager.Requests;

namespace Azure.ResourceManager.Authorization;

/// <summary>A role assignment.</summary>
public class RoleAssignmentResource : ArmResource
{
    /// <summary><c>Microsoft.Authorization/roleAssignments</c>.</summary>
    public static readonly ResourceType ResourceType = "Microsoft.Authorization/roleAssignments";

    private readonly RoleAssignmentData? data;

    /// <summary>For mocking.</summary>
    protected RoleAssignmentResource() { }

    internal RoleAssignmentResource(ArmClient client, ResourceIdentifier id) : base(client, id) { }

    internal RoleAssignmentResource(ArmClient client, RoleAssignmentData data) : base(client, data.Id) => this.data = data;

    /// <summary>Whether the assignment has been read.</summary>
    public virtual bool HasData => data is not null;

    /// <summary>The assignment, as it was read.</summary>
    public virtual RoleAssignmentData Data => data ?? throw new InvalidOperationException("The assignment has not been read; call Get first.");

    /// <summary>The id of an assignment.</summary>
    public static ResourceIdentifier CreateResourceIdentifier(string scope, string roleAssignmentName) =>
        new($"{scope}/providers/{ResourceType}/{roleAssignmentName}");

    /// <summary>Removes the assignment.</summary>
    public virtual async Task<ArmOperation<RoleAssignmentResource>> DeleteAsync(
        WaitUntil waitUntil, string? tenantId = null, CancellationToken cancellationToken = default)
    {
        if (tenantId is not null) throw new NotSupportedException("This stand-in works in the credential's own tenant.");
        var version = TryGetApiVersion(ResourceType, out var chosen) ? chosen : AuthorizationExtensions.DefaultApiVersion;
        var requests = new ArmRequests(Pipeline, Endpoint, version);
        var first = await requests.SendAsync(RequestMethod.Delete, Id!, null, cancellationToken);
        return await ResourceOperation<RoleAssignmentResource>.StartAsync(
            waitUntil, requests, requests.AddressOf(Id!), first, Read, cancellationToken);
    }

    /// <summary>204 has no body: the assignment was gone already.</summary>
    private RoleAssignmentResource Read(Response response) =>
        response.Status == 204 ? new RoleAssignmentResource(Client, Id) : new RoleAssignmentResource(Client, response.Read(RoleAssignmentData.Read));
}
