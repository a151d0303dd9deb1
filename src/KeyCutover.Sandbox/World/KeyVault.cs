using KeyCutover.Sandbox.Vault;

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
}

/// <summary>What a principal may do with the secrets of a vault: get, list, set, delete, recover, purge.</summary>
internal sealed record VaultAccessPolicy(string ObjectId, IReadOnlyList<string> Secrets);
