using KeyCutover.Domain.Secrets;

namespace KeyCutover.Domain.Vault;

/// <summary>The customer's Key Vault, named by its resource id; the address is looked up in Resource Manager.</summary>
public interface ISecretVault
{
    /// <summary>
    /// Stores a value, reads it back, compares, and leaves it disabled. Repeatable: when the newest version of the name already holds this
    /// value and these tags it is kept. A soft-deleted secret of that name is recovered first.
    /// </summary>
    Task<SecretReference> PutAwayAsync(AzureResourceId vault, string name, SecretValue value, IReadOnlyDictionary<string, string> tags, CancellationToken cancellation);

    /// <summary>Reads a disabled secret: enables that version, reads, disables it again (also when reading fails).</summary>
    Task<SecretValue> OpenAsync(SecretReference secret, CancellationToken cancellation);

    /// <summary>Attributes and tags of one version, without the value; null when it is not there.</summary>
    Task<VaultSecret?> FindAsync(SecretReference secret, CancellationToken cancellation);

    /// <summary>The names of the secrets whose newest version has this tag, enabled or not.</summary>
    Task<IReadOnlyList<string>> FindTaggedAsync(AzureResourceId vault, string tag, string value, CancellationToken cancellation);

    /// <summary>Replaces tags and expiry of one version and leaves it disabled.</summary>
    Task<WriteReceipt> DescribeAsync(SecretReference secret, IReadOnlyDictionary<string, string> tags, DateTimeOffset? expiresOn, string? contentType, CancellationToken cancellation);

    /// <summary>Soft-deletes the secret (all versions); nothing happens when it is gone already.</summary>
    Task DeleteAsync(AzureResourceId vault, string name, CancellationToken cancellation);

    /// <summary>What preflight must know: RBAC or access policies, and what the executor is missing to put secrets away, read and delete them.</summary>
    Task<VaultState> ReadAsync(AzureResourceId vault, CancellationToken cancellation);
}

/// <summary>One version of a secret, without its value.</summary>
/// <param name="Reference">Which version.</param>
/// <param name="Enabled">Whether its value can be read.</param>
/// <param name="ExpiresOn">When it expires; Key Vault only informs about it.</param>
/// <param name="ContentType">What it says it holds.</param>
/// <param name="Tags">Its tags, which everybody who may list can read.</param>
public sealed record VaultSecret(SecretReference Reference, bool Enabled, DateTimeOffset? ExpiresOn, string? ContentType, IReadOnlyDictionary<string, string> Tags);

/// <summary>A Key Vault as preflight sees it.</summary>
/// <param name="Uri">Its address.</param>
/// <param name="UsesRbac">Whether data access is by role (otherwise by access policies).</param>
/// <param name="RefusedReason">Why the executor cannot list secrets there (firewall, missing role); null when it can.</param>
/// <param name="SecretNames">Names in use, enabled or not.</param>
/// <param name="DeletedSecretNames">Soft-deleted names, which cannot be reused before they are recovered or purged.</param>
public sealed record VaultState(Uri Uri, bool UsesRbac, string? RefusedReason, IReadOnlyList<string> SecretNames, IReadOnlyList<string> DeletedSecretNames);
