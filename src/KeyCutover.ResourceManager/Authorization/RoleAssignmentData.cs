using System.Text.Json;
using Azure.Core;
using Azure.ResourceManager.Models;
using KeyCutover.ResourceManager.Requests;

namespace Azure.ResourceManager.Authorization;

/// <summary>A role assignment, as Resource Manager tells it.</summary>
public class RoleAssignmentData : ResourceData
{
    private RoleAssignmentData(JsonElement body)
        : base(body.ResourceId(), body.ResourceName(), body.TypeOf(RoleAssignmentResource.ResourceType), null!) { }

    /// <summary>Where it holds.</summary>
    public string? Scope { get; private init; }

    /// <summary>The full id of the role.</summary>
    public ResourceIdentifier? RoleDefinitionId { get; private init; }

    /// <summary>The object id that has the role.</summary>
    public Guid? PrincipalId { get; private init; }

    internal static RoleAssignmentData Read(JsonElement body)
    {
        var properties = body.Child("properties");
        return new RoleAssignmentData(body)
        {
            Scope = properties.Text("scope"),
            RoleDefinitionId = properties.ResourceId("roleDefinitionId"),
            PrincipalId = properties.Identifier("principalId"),
        };
    }
}
