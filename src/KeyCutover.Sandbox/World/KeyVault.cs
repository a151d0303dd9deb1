namespace KeyCutover.Sandbox.World;

internal sealed class KeyVault : AzureResource
{
    public const string ResourceType = "Microsoft.KeyVault/vaults";

    public override string Type => ResourceType;

    /// <summary>The port of the vault's own origin.</summary>
    public required int Port { get; init; }

    /// <summary>False: access policies decide, and role assignments have no effect on the data plane.</summary>
    public required bool RbacAuthorization { get; init; }

    /// <summary>True: the firewall refuses every client.</summary>
    public required bool FirewallClosed { get; init; }

    public required int SoftDeleteDays { get; init; }

    /// <summary>Secrets that the seed puts in.</summary>
    public required IReadOnlyDictionary<string, string> SeededSecrets { get; init; }

    /// <summary>Names that are soft-deleted at the start.</summary>
    public required IReadOnlyList<string> SeededDeletedSecrets { get; init; }
}
