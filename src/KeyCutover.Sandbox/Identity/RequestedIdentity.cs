using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Identity;

/// <summary>Finds which of a resource's identities is asked for: a user-assigned one by any of its ids, the system-assigned one otherwise.</summary>
internal static class RequestedIdentity
{
    public static ServicePrincipal? Find(ResourceIdentity identity, IQueryCollection query)
    {
        var clientId = First(query, "client_id", "clientid");
        var objectId = First(query, "principal_id", "object_id");
        var resourceId = First(query, "mi_res_id", "msi_res_id");
        if (clientId is null && objectId is null && resourceId is null)
            return identity.System;

        if (identity.System is { } system && (Same(system.AppId, clientId) || Same(system.ObjectId, objectId)))
            return system;
        return identity.UserAssigned.Values
            .FirstOrDefault(assigned => Same(assigned.Principal.AppId, clientId) || Same(assigned.Principal.ObjectId, objectId) || Same(assigned.Id, resourceId))
            ?.Principal;
    }

    private static string? First(IQueryCollection query, params string[] names) =>
        names.Select(name => query[name].ToString()).FirstOrDefault(value => value.Length > 0);

    private static bool Same(string id, string? asked) => id.Equals(asked, StringComparison.OrdinalIgnoreCase);
}
