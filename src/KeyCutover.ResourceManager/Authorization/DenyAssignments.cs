using System.Text.Json;
using Azure.Core;
using Azure.ResourceManager.Models;
using KeyCutover.ResourceManager.Requests;

namespace Azure.ResourceManager.Authorization;

/// <summary>The deny assignments of a scope.</summary>
public class DenyAssignmentCollection : ArmCollection
{
    /// <summary>For mocking.</summary>
    protected DenyAssignmentCollection() { }

    internal DenyAssignmentCollection(ArmClient client, ResourceIdentifier id) : base(client, id) { }

    /// <summary>Lists deny assignments.</summary>
    public virtual AsyncPageable<DenyAssignmentResource> GetAllAsync(string? filter = null, CancellationToken cancellationToken = default)
    {
        var type = DenyAssignmentResource.ResourceType;
        var requests = new ArmRequests(Pipeline, Endpoint, TryGetApiVersion(type, out var version) ? version : AuthorizationExtensions.DefaultApiVersion);
        return new ResourcePages<DenyAssignmentResource>(
            requests, requests.AddressOf($"{Id}/providers/{type}", filter),
            body => new DenyAssignmentResource(Client, DenyAssignmentData.Read(body)), cancellationToken);
    }
}

/// <summary>A deny assignment, which beats every role.</summary>
public class DenyAssignmentResource : ArmResource
{
    /// <summary><c>Microsoft.Authorization/denyAssignments</c>.</summary>
    public static readonly ResourceType ResourceType = "Microsoft.Authorization/denyAssignments";

    private readonly DenyAssignmentData? data;

    /// <summary>For mocking.</summary>
    protected DenyAssignmentResource() { }

    internal DenyAssignmentResource(ArmClient client, DenyAssignmentData data) : base(client, data.Id) => this.data = data;

    /// <summary>Whether the assignment has been read.</summary>
    public virtual bool HasData => data is not null;

    /// <summary>The assignment, as it was read.</summary>
    public virtual DenyAssignmentData Data => data ?? throw new InvalidOperationException("The assignment has not been read; call Get first.");
}

/// <summary>A deny assignment, as Resource Manager tells it.</summary>
public class DenyAssignmentData : ResourceData
{
    private DenyAssignmentData(JsonElement body)
        : base(body.ResourceId(), body.ResourceName(), body.TypeOf(DenyAssignmentResource.ResourceType), null!) { }

    /// <summary>Its display name.</summary>
    public string? DenyAssignmentName { get; private init; }

    /// <summary>Where it holds.</summary>
    public string? Scope { get; private init; }

    /// <summary>Despite its name, whether it does <em>not</em> apply to child scopes: REST's <c>doNotApplyToChildScopes</c>.</summary>
    public bool? IsAppliedToChildScopes { get; private init; }

    internal static DenyAssignmentData Read(JsonElement body)
    {
        var properties = body.Child("properties");
        return new DenyAssignmentData(body)
        {
            DenyAssignmentName = properties.Text("denyAssignmentName"),
            Scope = properties.Text("scope"),
            IsAppliedToChildScopes = properties.Flag("doNotApplyToChildScopes"),
        };
    }
}
