using System.Collections.Immutable;
using System.Text.Json.Nodes;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Arm;

/// <summary>
/// Applies the identity part of a write. Its type is the whole desired state: what it does not name is taken away, and a system-assigned
/// identity that is taken away is gone for good, since the next one has a new principal.
/// </summary>
internal sealed class IdentityChange(SandboxWorld world, Rbac rbac)
{
    private const string Assign = "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action";

    /// <summary>What the resource's identity becomes; as it is when the write does not speak of it.</summary>
    public ResourceIdentity Apply(ArmCall call, AzureResource resource, ResourceIdentity current)
    {
        if (call.Body?["identity"] is not JsonObject wanted)
            return current;
        var types = TypesOf(wanted, resource);
        var assigned = types.Contains("UserAssigned") ? Merge(call, wanted, resource, current) : current.UserAssigned.Clear();
        var system = types.Contains("SystemAssigned") ? current.System ?? world.AddManagedIdentity(resource.Name) : null;
        if (system is null && current.System is { } gone)
            gone.DeletedAt = world.Now;
        return new ResourceIdentity(system, assigned);
    }

    private static HashSet<string> TypesOf(JsonObject wanted, AzureResource resource)
    {
        var types = ((string?)wanted["type"] ?? "None")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return types.IsSubsetOf(["SystemAssigned", "UserAssigned", "None"])
            ? types
            : throw Refuse(resource, $"The identity type '{wanted["type"]}' is not valid.");
    }

    // A PATCH adds to what is there and takes away what it sets to null; a PUT says it all.
    private ImmutableSortedDictionary<string, UserAssignedIdentity> Merge(ArmCall call, JsonObject wanted, AzureResource resource, ResourceIdentity current)
    {
        var assigned = HttpMethods.IsPatch(call.Context.Request.Method) ? current.UserAssigned : current.UserAssigned.Clear();
        foreach (var (id, value) in wanted["userAssignedIdentities"] as JsonObject ?? [])
            assigned = value is null ? assigned.Remove(id) : assigned.SetItem(id, Assignable(call, id, resource));
        return assigned.Count > 0 ? assigned : throw Refuse(resource, "The identity type 'UserAssigned' needs at least one user-assigned identity.");
    }

    private UserAssignedIdentity Assignable(ArmCall call, string id, AzureResource resource)
    {
        var identity = world.UserAssignedIdentities.Find(candidate => ResourceScope.Same(candidate.Id, id))
            ?? throw Refuse(resource, $"The user-assigned identity '{id}' was not found.");
        return rbac.IsAllowed(call.Caller.ObjectId, Assign, identity.Id)
            ? identity
            : throw new ArmProblem(403, "LinkedAuthorizationFailed",
                $"The client '{call.Caller.AppId}' with object id '{call.Caller.ObjectId}' has permission to perform action '{resource.Type}/write' on scope '{resource.Id}'; however, it does not have permission to perform action(s) '{Assign}' on the linked scope(s) '{id}' (respectively) or the linked scope(s) are invalid.");
    }

    private static ArmProblem Refuse(AzureResource resource, string why) => new(
        400, "FailedIdentityOperation", $"Identity operation for resource '{resource.Id}' failed with error 'Failed to perform resource identity operation. Status: 'BadRequest'. Response: '{why}''.");
}
