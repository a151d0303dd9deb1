namespace KeyCutover.Domain.Signing;

/// <summary>Keys that sign evidence and never leave their Key Vault.</summary>
public interface ISigningVault
{
    /// <summary>Finds a key by its identifier, <c>https://VAULT/keys/NAME</c> or with a version; without one the newest is taken and kept to.</summary>
    /// <exception cref="EvidenceKeyException">It is no P-256 key, or that is no key's identifier.</exception>
    Task<IEvidenceSigner> OpenKeyAsync(Uri keyId, CancellationToken cancellation);
}

/// <summary>A key cannot be used or made; the message says why and what to do.</summary>
public sealed class EvidenceKeyException(string message, Exception? inner = null) : Exception(message, inner);
