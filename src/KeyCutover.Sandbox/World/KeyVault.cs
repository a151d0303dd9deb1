using KeyCutover.Sandbox.Vault;
using KeyCutover.Sandbox.Vault.Keys;

namespace KeyCutover.Sandbox.World;

internal sealed class KeyVault : AzureResource
{
    public const string ResourceType = "Microsoft.KeyVault/vaults";

    public override string Type => ResourceType;

    /// <summary>The port of the vault's own origin.</summary>
    public required int Port { get; init; }

    /// <summary>False: access policies decide, and role assignments have no effect on the data plane.</summary>
    public required bool RbacAuthorization { get; set; }

    /// <summary>Who may do what with secrets when role assignments do not count.</summary>
    public List<VaultAccessPolicy> AccessPolicies { get; } = [];

    /// <summary>True: the firewall refuses every client.</summary>
    public required bool FirewallClosed { get; set; }

    public required int SoftDeleteDays { get; init; }

    public required VaultContents Contents { get; init; }

    /// <summary>Used under the world's gate.</summary>
    public List<StoredKey> Keys { get; } = [];

    public StoredKey? FindKey(string name) => Keys.Find(key => key.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Adds a version, and the key when it is not there.</summary>
    public StoredKey AddKey(string name, KeyVersion version)
    {
        if (FindKey(name) is not { } key)
            Keys.Add(key = new StoredKey(name, []));
        key.Versions.Add(version);
        return key;
    }
}

/// <summary>What a principal may do with the secrets of a vault (get, list, set, delete, recover, purge) and with its keys (create, get, sign, verify).</summary>
internal sealed record VaultAccessPolicy(string ObjectId, IReadOnlyList<string> Secrets, IReadOnlyList<string> Keys)
{
    public IReadOnlyList<string> Permissions(string collection) => collection == "keys" ? Keys : Secrets;
}
