using System.Text.Json.Nodes;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>
/// Applies the identity part of a write. Its type is the whole desired state: what it does not name is taken away, and a system-assigned
/// identity that is taken away is gone for good, since the next one has a new principal.
/// </summary>
internal static class IdentityChange
{
    public static ResourceIdentity Apply(JsonObject wanted, AzureResource resource, ResourceIdentity current, bool isPatch, SandboxWorld world)
    {
        var types = TypesOf(wanted, resource);
        var system = types.Contains("SystemAssigned") ? current.System ?? world.AddManagedIdentity(resource.Name) : null;
        if (system is null && current.System is { } gone)
            gone.DeletedAt = world.Now;
        return new ResourceIdentity(system, types.Contains("UserAssigned") ? Merge(wanted, resource, current, isPatch, world) : current.UserAssigned.Clear());
    }

    private static HashSet<string> TypesOf(JsonObject wanted, AzureResource resource)
    {
        var types = (wanted["type"]?.GetValue<string>() ?? "None")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return types.IsSubsetOf(["SystemAssigned", "UserAssigned", "None"])
            ? types
            : throw Refuse(resource, $"The identity type '{wanted["type"]}' is not valid.");
    }

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, UserAssignedIdentity> Merge(
        JsonObject wanted, AzureResource resource, ResourceIdentity current, bool isPatch, SandboxWorld world)
    {
        var assigned = isPatch ? current.UserAssigned : current.UserAssigned.Clear();
        foreach (var (id, value) in wanted["userAssignedIdentities"] as JsonObject ?? [])
        {
            assigned = value is null
                ? assigned.Remove(id)
                : assigned.SetItem(id, world.UserAssignedIdentities.Find(identity => ResourceScope.Same(identity.Id, id))
                    ?? throw Refuse(resource, $"The user-assigned identity '{id}' was not found."));
        }
        return assigned.Count > 0 ? assigned : throw Refuse(resource, "The identity type 'UserAssigned' needs at least one user-assigned identity.");
    }

    private static ArmProblem Refuse(AzureResource resource, string why) => new(
        400, "FailedIdentityOperation", $"Identity operation for resource '{resource.Id}' failed with error 'Failed to perform resource identity operation. Status: 'BadRequest'. Response: '{why}''.");
}
