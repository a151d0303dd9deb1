using System.Buffers.Text;
using System.Security.Cryptography;
using Azure.Core;
using KeyCutover.ResourceManager.Requests;

namespace Azure.Security.KeyVault.Keys.Cryptography;

/// <summary>Works with one key, which stays in its vault.</summary>
public class CryptographyClient
{
    private readonly Uri keyId;
    private readonly KeyVaultRequests requests;

    /// <summary>A client of that key.</summary>
    public CryptographyClient(Uri keyId, TokenCredential credential, CryptographyClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.keyId = keyId;
        requests = new KeyVaultRequests(credential, options, options.DisableChallengeResourceVerification);
    }

    /// <summary>The key.</summary>
    public virtual string KeyId => keyId.AbsoluteUri;

    /// <summary>Signs data: hashes it here and has the vault sign the hash.</summary>
    public virtual Task<SignResult> SignDataAsync(SignatureAlgorithm algorithm, byte[] data, CancellationToken cancellationToken = default) =>
        algorithm == SignatureAlgorithm.ES256
            ? SignAsync(algorithm, SHA256.HashData(data), cancellationToken)
            : throw new NotSupportedException($"This stand-in hashes for {SignatureAlgorithm.ES256} only.");

    /// <summary>Has the vault sign a hash.</summary>
    public virtual async Task<SignResult> SignAsync(SignatureAlgorithm algorithm, byte[] digest, CancellationToken cancellationToken = default)
    {
        var content = RequestContent.Create(new { alg = algorithm.ToString(), value = Base64Url.EncodeToString(digest) });
        var response = await requests.SendAsync(RequestMethod.Post, new Uri($"{keyId.AbsoluteUri.TrimEnd('/')}/sign"), content, cancellationToken);
        return response.Read(body => new SignResult(body.Text("kid") ?? KeyId, Base64Url.DecodeFromChars(body.Text("value")), algorithm));
    }
}
