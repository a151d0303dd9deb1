using System.Text.Json;
using Azure.Core;
using Azure.ResourceManager.Authorization.Models;
using Azure.ResourceManager.Models;
using KeyCutover.ResourceManager.Requests;

namespace Azure.ResourceManager.Authorization;

/// <summary>The role definitions that can be assigned at a scope.</summary>
public class AuthorizationRoleDefinitionCollection : ArmCollection
{
    /// <summary>For mocking.</summary>
    protected AuthorizationRoleDefinitionCollection() { }

    internal AuthorizationRoleDefinitionCollection(ArmClient client, ResourceIdentifier id) : base(client, id) { }

    /// <summary>Reads a role definition, if there is one.</summary>
    /// <param name="roleDefinitionId">Its bare GUID.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public virtual async Task<NullableResponse<AuthorizationRoleDefinitionResource>> GetIfExistsAsync(
        ResourceIdentifier roleDefinitionId, CancellationToken cancellationToken = default)
    {
        var type = AuthorizationRoleDefinitionResource.ResourceType;
        var version = TryGetApiVersion(type, out var chosen) ? chosen : AuthorizationExtensions.DefaultApiVersion;
        var response = await new ArmRequests(Pipeline, Endpoint, version)
            .GetAsync($"{Id}/providers/{type}/{roleDefinitionId}", cancellationToken, acceptMissing: true);
        if (response.Status == 404) return new NoValueResponse<AuthorizationRoleDefinitionResource>(response);
        return Response.FromValue(new AuthorizationRoleDefinitionResource(Client, response.Read(AuthorizationRoleDefinitionData.Read)), response);
    }
}

/// <summary>A role definition.</summary>
public class AuthorizationRoleDefinitionResource : ArmResource
{
    /// <summary><c>Microsoft.Authorization/roleDefinitions</c>.</summary>
    public static readonly ResourceType ResourceType = "Microsoft.Authorization/roleDefinitions";

    private readonly AuthorizationRoleDefinitionData? data;

    /// <summary>For mocking.</summary>
    protected AuthorizationRoleDefinitionResource() { }

    internal AuthorizationRoleDefinitionResource(ArmClient client, AuthorizationRoleDefinitionData data) : base(client, data.Id) => this.data = data;

    /// <summary>Whether the definition has been read.</summary>
    public virtual bool HasData => data is not null;

    /// <summary>The definition, as it was read.</summary>
    public virtual AuthorizationRoleDefinitionData Data => data ?? throw new InvalidOperationException("The definition has not been read; call Get first.");
}

/// <summary>A role definition, as Resource Manager tells it.</summary>
public class AuthorizationRoleDefinitionData : ResourceData
{
    /// <summary>A definition to be.</summary>
    public AuthorizationRoleDefinitionData() { }

    private AuthorizationRoleDefinitionData(JsonElement body)
        : base(body.ResourceId(), body.ResourceName(), body.TypeOf(AuthorizationRoleDefinitionResource.ResourceType), null!) { }

    /// <summary>Its name, for people; names change, GUIDs do not.</summary>
    public string? RoleName { get; set; }

    /// <summary>What it allows.</summary>
    public IList<RoleDefinitionPermission> Permissions { get; private init; } = [];

    internal static AuthorizationRoleDefinitionData Read(JsonElement body) => new(body)
    {
        RoleName = body.Child("properties").Text("roleName"),
        Permissions = body.Child("properties").Items("permissions", RoleDefinitionPermission.Read),
    };
}
