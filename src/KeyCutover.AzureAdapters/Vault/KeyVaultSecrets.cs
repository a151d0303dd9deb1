using Azure;
using Azure.Security.KeyVault.Secrets;
using KeyCutover.AzureAdapters.Connections;
using KeyCutover.Domain;
using KeyCutover.Domain.Secrets;
using KeyCutover.Domain.Vault;

namespace KeyCutover.AzureAdapters.Vault;

/// <summary>Secrets in Key Vaults, kept disabled: opening one is an act that the vault's own log shows.</summary>
internal sealed class KeyVaultSecrets(AzureClients clients) : ISecretVault
{
    private readonly VaultAddresses addresses = new(clients);

    public async Task<SecretReference> PutAwayAsync(
        AzureResourceId vault, string name, SecretValue value, IReadOnlyDictionary<string, string> tags, CancellationToken cancellation)
    {
        var client = await OpenVaultAsync(vault, cancellation);
        if (await FindKeptAsync(client, name, value, tags, cancellation) is { } kept) return new SecretReference(vault.ToString(), name, kept.Version);

        var stored = await StoreAsync(client, name, value, tags, cancellation);
        var readBack = await client.GetSecretAsync(name, stored.Version, cancellationToken: cancellation);
        if (!value.Matches(SecretValue.Of(readBack.Value.Value)))
        {
            throw new InvalidDataException($"Key Vault gave back another value than was stored as {name}.");
        }

        await SetEnabledAsync(client, stored, false, cancellation);
        return new SecretReference(vault.ToString(), name, stored.Version);
    }

    public async Task<SecretValue> OpenAsync(SecretReference secret, CancellationToken cancellation)
    {
        var client = await OpenVaultAsync(AzureResourceId.Parse(secret.Vault), cancellation);
        var version = await FindVersionAsync(client, secret.Name, secret.Version, cancellation)
            ?? throw new RequestFailedException(404, $"The secret {secret.Name} has no version {secret.Version}.", "SecretNotFound", null);
        return await OpenAsync(client, version, cancellation);
    }

    public async Task<VaultSecret?> FindAsync(SecretReference secret, CancellationToken cancellation)
    {
        var client = await OpenVaultAsync(AzureResourceId.Parse(secret.Vault), cancellation);
        var version = await FindVersionAsync(client, secret.Name, secret.Version, cancellation);
        return version is null
            ? null
            : new VaultSecret(secret, version.Enabled ?? true, version.ExpiresOn, version.ContentType, new Dictionary<string, string>(version.Tags));
    }

    public async Task<IReadOnlyList<string>> FindTaggedAsync(AzureResourceId vault, string tag, string value, CancellationToken cancellation)
    {
        var client = await OpenVaultAsync(vault, cancellation);
        var names = new List<string>();
        await foreach (var secret in client.GetPropertiesOfSecretsAsync(cancellation))
        {
            if (secret.Tags.TryGetValue(tag, out var found) && found == value) names.Add(secret.Name);
        }

        return names;
    }

    public async Task<WriteReceipt> DescribeAsync(
        SecretReference secret, IReadOnlyDictionary<string, string> tags, DateTimeOffset? expiresOn, string? contentType, CancellationToken cancellation)
    {
        var client = await OpenVaultAsync(AzureResourceId.Parse(secret.Vault), cancellation);
        var version = await FindVersionAsync(client, secret.Name, secret.Version, cancellation)
            ?? throw new RequestFailedException(404, $"The secret {secret.Name} has no version {secret.Version}.", "SecretNotFound", null);
        version.Tags.Clear();
        foreach (var (key, text) in tags) version.Tags[key] = text;
        version.ExpiresOn = expiresOn;
        version.ContentType = contentType;
        version.Enabled = false;
        return Receipts.Of((await client.UpdateSecretPropertiesAsync(version, cancellation)).GetRawResponse());
    }

    public async Task DeleteAsync(AzureResourceId vault, string name, CancellationToken cancellation)
    {
        var client = await OpenVaultAsync(vault, cancellation);
        try
        {
            await client.StartDeleteSecretAsync(name, cancellation);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            // Gone already.
        }
    }

    public async Task<VaultState> ReadAsync(AzureResourceId vault, CancellationToken cancellation)
    {
        var (address, usesRbac) = await addresses.ReadAsync(vault, cancellation);
        var client = clients.Secrets(address);
        try
        {
            var names = new List<string>();
            await foreach (var secret in client.GetPropertiesOfSecretsAsync(cancellation)) names.Add(secret.Name);
            var deleted = new List<string>();
            await foreach (var secret in client.GetDeletedSecretsAsync(cancellation)) deleted.Add(secret.Name);
            return new VaultState(address, usesRbac, null, names, deleted);
        }
        catch (RequestFailedException exception) when (exception.Status is 401 or 403)
        {
            return new VaultState(address, usesRbac, AzureFailures.Describe(exception), [], []);
        }
    }

    private async Task<SecretClient> OpenVaultAsync(AzureResourceId vault, CancellationToken cancellation) =>
        clients.Secrets(await addresses.FindAsync(vault, cancellation));

    /// <summary>The newest version with these tags, when it holds this value; left disabled, also when an earlier try did not get to that.</summary>
    private static async Task<SecretProperties?> FindKeptAsync(
        SecretClient client, string name, SecretValue value, IReadOnlyDictionary<string, string> tags, CancellationToken cancellation)
    {
        var versions = await ListVersionsAsync(client, name, cancellation);
        var newest = versions.Where(version => SameTags(version.Tags, tags)).MaxBy(version => version.CreatedOn);
        return newest is not null && value.Matches(await OpenAsync(client, newest, cancellation)) ? newest : null;
    }

    private static async Task<SecretProperties> StoreAsync(
        SecretClient client, string name, SecretValue value, IReadOnlyDictionary<string, string> tags, CancellationToken cancellation)
    {
        var secret = new KeyVaultSecret(name, value.Reveal()) { Properties = { Enabled = true } };
        foreach (var (key, text) in tags) secret.Properties.Tags[key] = text;
        try
        {
            return (await client.SetSecretAsync(secret, cancellation)).Value.Properties;
        }
        catch (RequestFailedException exception) when (exception.Status == 409 && AzureFailures.CodesOf(exception).Contains("ObjectIsDeletedButRecoverable"))
        {
            // Recovering takes a moment. The next try may come too early and is then a conflict, which the engine tries again.
            await client.StartRecoverDeletedSecretAsync(name, cancellation);
            return (await client.SetSecretAsync(secret, cancellation)).Value.Properties;
        }
    }

    private static async Task<SecretValue> OpenAsync(SecretClient client, SecretProperties version, CancellationToken cancellation)
    {
        try
        {
            await SetEnabledAsync(client, version, true, cancellation);
            return SecretValue.Of((await client.GetSecretAsync(version.Name, version.Version, cancellationToken: cancellation)).Value.Value);
        }
        finally
        {
            // Whoever cancels wants the secret closed all the more.
            await SetEnabledAsync(client, version, false, CancellationToken.None);
        }
    }

    private static async Task SetEnabledAsync(SecretClient client, SecretProperties version, bool enabled, CancellationToken cancellation)
    {
        version.Enabled = enabled;
        await client.UpdateSecretPropertiesAsync(version, cancellation);
    }

    private static async Task<SecretProperties?> FindVersionAsync(SecretClient client, string name, string version, CancellationToken cancellation) =>
        (await ListVersionsAsync(client, name, cancellation)).Find(found => found.Version == version);

    /// <summary>A disabled version cannot be read, only listed.</summary>
    private static async Task<List<SecretProperties>> ListVersionsAsync(SecretClient client, string name, CancellationToken cancellation)
    {
        var versions = new List<SecretProperties>();
        try
        {
            await foreach (var version in client.GetPropertiesOfSecretVersionsAsync(name, cancellation)) versions.Add(version);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            // No secret of that name.
        }

        return versions;
    }

    private static bool SameTags(IDictionary<string, string> left, IReadOnlyDictionary<string, string> right) =>
        left.Count == right.Count && left.All(tag => right.TryGetValue(tag.Key, out var value) && value == tag.Value);
}
