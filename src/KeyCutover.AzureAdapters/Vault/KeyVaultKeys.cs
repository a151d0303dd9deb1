using KeyCutover.AzureAdapters.Connections;
using KeyCutover.Domain.Signing;

namespace KeyCutover.AzureAdapters.Vault;

/// <summary>Keys in Key Vaults.</summary>
internal sealed class KeyVaultKeys(AzureClients clients) : ISigningVault
{
    private const string Collection = "/keys/";

    public async Task<IEvidenceSigner> OpenKeyAsync(Uri keyId, CancellationToken cancellation)
    {
        var (vault, name, version) = Split(keyId);
        var key = (await clients.Keys(vault).GetKeyAsync(name, version, cancellation)).Value;
        try
        {
            using var publicKey = key.Key.ToECDsa();
            return new KeyVaultSigner(clients.Cryptography(key.Id), EvidenceKey.Of(publicKey));
        }
        catch (InvalidOperationException exception)
        {
            throw new EvidenceKeyException($"{key.Id} is no key of curve P-256. Make one with: az keyvault key create --vault-name VAULT --name NAME --kty EC --curve P-256 --ops sign verify", exception);
        }
    }

    private static (Uri Vault, string Name, string? Version) Split(Uri keyId)
    {
        var text = keyId.AbsoluteUri;
        var at = text.LastIndexOf(Collection, StringComparison.OrdinalIgnoreCase);
        string[] parts = at < 0 ? [] : text[(at + Collection.Length)..].TrimEnd('/').Split('/');
        return parts is [{ Length: > 0 }] or [{ Length: > 0 }, { Length: > 0 }] && keyId.Scheme == Uri.UriSchemeHttps
            ? (new Uri(text[..at]), parts[0], parts.ElementAtOrDefault(1))
            : throw new EvidenceKeyException($"'{keyId}' is not the identifier of a key: https://VAULT.vault.azure.net/keys/NAME");
    }
}
