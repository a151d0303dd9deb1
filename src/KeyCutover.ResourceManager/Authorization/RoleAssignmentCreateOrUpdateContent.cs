using System.Text.Json.Nodes;
using Azure.Core;

namespace Azure.ResourceManager.Authorization.Models;

/// <summary>A role assignment to be made.</summary>
public class RoleAssignmentCreateOrUpdateContent
{
    /// <summary>That role for that principal.</summary>
    /// <param name="roleDefinitionId">The full id of the role.</param>
    /// <param name="principalId">The object id.</param>
    public RoleAssignmentCreateOrUpdateContent(ResourceIdentifier roleDefinitionId, Guid principalId) =>
        (RoleDefinitionId, PrincipalId) = (roleDefinitionId, principalId);

    /// <summary>The full id of the role.</summary>
    public ResourceIdentifier RoleDefinitionId { get; }

    /// <summary>The object id that gets the role.</summary>
    public Guid PrincipalId { get; }

    /// <summary>What the principal is; said so that Azure need not look it up in a directory that may lag.</summary>
    public RoleManagementPrincipalType? PrincipalType { get; set; }

    internal JsonObject ToJson()
    {
        var properties = new JsonObject { ["roleDefinitionId"] = RoleDefinitionId.ToString(), ["principalId"] = PrincipalId.ToString() };
        if (PrincipalType is { } type) properties["principalType"] = type.ToString();
        return new JsonObject { ["properties"] = properties };
    }
}
