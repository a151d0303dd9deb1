using Azure.Core;

namespace KeyCutover.AzureAdapters.Roles;

/// <summary>Takes a resource id apart into what the permissions call asks for.</summary>
internal static class ResourcePath
{
    /// <summary>The provider, the path of the parent resources (empty when there are none), and the resource's own type.</summary>
    public static (string Provider, string Parent, string Type) Split(ResourceIdentifier id)
    {
        var parents = new List<string>();
        for (var parent = id.Parent; parent is not null && parent.ResourceType.Namespace == id.ResourceType.Namespace; parent = parent.Parent)
        {
            parents.Insert(0, $"{parent.ResourceType.GetLastType()}/{parent.Name}");
        }

        return (id.ResourceType.Namespace, string.Join('/', parents), id.ResourceType.GetLastType());
    }
}
