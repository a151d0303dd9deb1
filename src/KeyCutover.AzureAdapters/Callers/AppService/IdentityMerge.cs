using Azure.Core;
using Azure.ResourceManager.Models;
using KeyCutover.Domain;

namespace KeyCutover.AzureAdapters.Callers.AppService;

/// <summary>
/// Computes the identity block to write. Its <c>type</c> is the full desired state: whatever it does not name is dropped, and dropping the
/// system-assigned identity deletes its service principal for good.
/// </summary>
internal static class IdentityMerge
{
    /// <summary>The block with that identity added; null when it is there. A null id means the system-assigned one.</summary>
    public static ManagedServiceIdentity? Add(ManagedServiceIdentity? now, AzureResourceId? userAssigned)
    {
        if (Has(now, userAssigned)) return null;
        var merged = Build(HasSystem(now) || userAssigned is null, hasUser: userAssigned is not null || UserIds(now).Any());
        foreach (var id in UserIds(now)) merged.UserAssignedIdentities[id] = new UserAssignedIdentity();
        if (userAssigned is not null) merged.UserAssignedIdentities[new ResourceIdentifier(userAssigned.ToString())] = new UserAssignedIdentity();
        return merged;
    }

    /// <summary>The block with that identity taken away; null when it is gone. A null id means the system-assigned one.</summary>
    public static ManagedServiceIdentity? Remove(ManagedServiceIdentity? now, AzureResourceId? userAssigned)
    {
        if (!Has(now, userAssigned)) return null;
        var staying = UserIds(now).Where(id => !Names(userAssigned, id)).ToList();
        var merged = Build(HasSystem(now) && userAssigned is not null, staying.Count > 0);
        if (staying.Count == 0) return merged;
        foreach (var id in UserIds(now)) merged.UserAssignedIdentities[id] = Names(userAssigned, id) ? null! : new UserAssignedIdentity();
        return merged;
    }

    /// <summary>Azure writes both kinds with and without a blank, so the type is read by its parts.</summary>
    public static bool HasSystem(ManagedServiceIdentity? identity) =>
        identity is not null
        && identity.ManagedServiceIdentityType.ToString().Split(',', StringSplitOptions.TrimEntries).Contains("SystemAssigned", StringComparer.OrdinalIgnoreCase);

    private static bool Has(ManagedServiceIdentity? identity, AzureResourceId? userAssigned) =>
        userAssigned is null ? HasSystem(identity) : UserIds(identity).Any(id => Names(userAssigned, id));

    private static bool Names(AzureResourceId? userAssigned, ResourceIdentifier id) =>
        userAssigned is not null && string.Equals(id.ToString(), userAssigned.ToString(), StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<ResourceIdentifier> UserIds(ManagedServiceIdentity? identity) => identity?.UserAssignedIdentities?.Keys ?? [];

    private static ManagedServiceIdentity Build(bool hasSystem, bool hasUser) => new((hasSystem, hasUser) switch
    {
        (true, true) => ManagedServiceIdentityType.SystemAssignedUserAssigned,
        (true, false) => ManagedServiceIdentityType.SystemAssigned,
        (false, true) => ManagedServiceIdentityType.UserAssigned,
        (false, false) => ManagedServiceIdentityType.None,
    });
}
