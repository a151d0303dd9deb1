using System.Collections.Concurrent;
using Azure.Core;
using KeyCutover.AzureAdapters.Connections;
using KeyCutover.Domain;

namespace KeyCutover.AzureAdapters.Vault;

/// <summary>Looks up where vaults answer. An address never changes, so it is asked once.</summary>
internal sealed class VaultAddresses(AzureClients clients)
{
    private readonly ConcurrentDictionary<AzureResourceId, Uri> known = new();

    public async Task<Uri> FindAsync(AzureResourceId vault, CancellationToken cancellation) =>
        known.TryGetValue(vault, out var address) ? address : (await ReadAsync(vault, cancellation)).Address;

    /// <summary>The address, and whether access is by role. Absent means by access policies.</summary>
    public async Task<(Uri Address, bool UsesRbac)> ReadAsync(AzureResourceId vault, CancellationToken cancellation)
    {
        var properties = await clients.ReadAsync(new ResourceIdentifier(vault.ToString()), cancellation);
        var address = new Uri(properties.Text("vaultUri") ?? throw new InvalidOperationException($"{vault} has no address."));
        known[vault] = address;
        return (address, properties.IsTrue("enableRbacAuthorization"));
    }
}
