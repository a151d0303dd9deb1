using System.Security.Cryptography;

namespace KeyCutover.Sandbox.Vault;

/// <summary>The secrets of one vault, those soft-deleted included. Used under the world's gate.</summary>
internal sealed class VaultContents(int softDeleteDays)
{
    private readonly SortedDictionary<string, StoredSecret> secrets = new(StringComparer.OrdinalIgnoreCase);
    private readonly TimeSpan kept = TimeSpan.FromDays(softDeleteDays);

    /// <summary>Every secret, those whose time is over included.</summary>
    public IEnumerable<StoredSecret> All => secrets.Values;

    public IEnumerable<StoredSecret> Live => secrets.Values.Where(secret => secret.DeletedAt is null);

    public StoredSecret? Find(string name) => secrets.TryGetValue(name, out var secret) && secret.DeletedAt is null ? secret : null;

    /// <summary>Those deleted that are still kept; the others are gone for good.</summary>
    public IEnumerable<StoredSecret> Deleted(DateTimeOffset now) => secrets.Values.Where(secret => secret.DeletedAt + kept > now);

    public StoredSecret? FindDeleted(string name, DateTimeOffset now) => secrets.TryGetValue(name, out var secret) && secret.DeletedAt + kept > now ? secret : null;

    /// <summary>Adds a version, and the secret when it is not there.</summary>
    public SecretVersion Add(string name, string value, DateTimeOffset now)
    {
        if (!secrets.TryGetValue(name, out var secret) || secret.DeletedAt is not null)
            secrets[name] = secret = new StoredSecret(name);
        var version = new SecretVersion { Version = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), Value = value, Created = now, Updated = now };
        secret.Versions.Add(version);
        return version;
    }

    /// <summary>Puts a secret in as it is.</summary>
    public void Put(StoredSecret secret) => secrets[secret.Name] = secret;

    public void Purge(string name) => secrets.Remove(name);
}
