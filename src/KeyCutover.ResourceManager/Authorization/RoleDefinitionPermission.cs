using System.Text.Json;
using KeyCutover.ResourceManager.Requests;

namespace Azure.ResourceManager.Authorization.Models;

/// <summary>What a role allows, as patterns, and what it leaves out of that.</summary>
public class RoleDefinitionPermission
{
    /// <summary>Nothing.</summary>
    public RoleDefinitionPermission() { }

    /// <summary>Control-plane actions.</summary>
    public IList<string> Actions { get; private init; } = [];

    /// <summary>Control-plane actions that are left out.</summary>
    public IList<string> NotActions { get; private init; } = [];

    /// <summary>Data-plane actions.</summary>
    public IList<string> DataActions { get; private init; } = [];

    /// <summary>Data-plane actions that are left out.</summary>
    public IList<string> NotDataActions { get; private init; } = [];

    internal static RoleDefinitionPermission Read(JsonElement body) => new()
    {
        Actions = body.Texts("actions"),
        NotActions = body.Texts("notActions"),
        DataActions = body.Texts("dataActions"),
        NotDataActions = body.Texts("notDataActions"),
    };
}
