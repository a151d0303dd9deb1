using Azure.Core;
using KeyCutover.ResourceManager.Requests;

namespace Azure.Security.KeyVault.Keys;

/// <summary>The keys of a vault.</summary>
public class KeyClient
{
    private readonly KeyVaultRequests requests;

    /// <summary>A client of the vault at that address.</summary>
    public KeyClient(Uri vaultUri, TokenCredential credential, KeyClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        VaultUri = vaultUri;
        requests = new KeyVaultRequests(credential, options, options.DisableChallengeResourceVerification);
    }

    /// <summary>Where the vault answers.</summary>
    public virtual Uri VaultUri { get; }

    /// <summary>Reads a key; without a version the newest.</summary>
    public virtual async Task<Response<KeyVaultKey>> GetKeyAsync(string name, string? version = null, CancellationToken cancellationToken = default)
    {
        var address = new Uri($"{VaultUri.AbsoluteUri.TrimEnd('/')}/keys/{name}{(version is null ? "" : $"/{version}")}");
        var response = await requests.SendAsync(RequestMethod.Get, address, null, cancellationToken);
        return Response.FromValue(response.Read(body => new KeyVaultKey(new JsonWebKey(body.GetProperty("key")))), response);
    }
}
