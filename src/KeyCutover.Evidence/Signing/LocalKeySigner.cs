using System.Security.Cryptography;
using KeyCutover.Domain.Signing;

namespace KeyCutover.EvidenceArchives.Signing;

/// <summary>Signs with a private key from a PEM file that only its owner can read.</summary>
public sealed class LocalKeySigner : IEvidenceSigner, IDisposable
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly ECDsa key;

    private LocalKeySigner(ECDsa key) => (this.key, PublicKey) = (key, EvidenceKey.Of(key));

    /// <inheritdoc />
    public EvidenceKey PublicKey { get; }

    /// <summary>Reads a private key.</summary>
    /// <exception cref="EvidenceKeyException">It cannot be read, is no P-256 key, or others may read it.</exception>
    public static async Task<LocalKeySigner> OpenAsync(string path, CancellationToken cancellation)
    {
        var pem = await ReadAsync(path, cancellation);
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            // Only a private key can export its private part.
            _ = key.ExportParameters(includePrivateParameters: true);
            if (EvidenceKey.IsP256(key)) return new LocalKeySigner(key);
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            // Said below; the text of such exceptions may quote the file.
        }

        key.Dispose();
        throw new EvidenceKeyException($"'{path}' holds no private key of curve P-256 in PEM form. Make one with: keycutover evidence key FILE");
    }

    /// <inheritdoc />
    public Task<EvidenceSignature> SignAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => Task.FromResult(
        new EvidenceSignature(PublicKey, key.SignData(bytes.Span, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));

    /// <inheritdoc />
    public void Dispose() => key.Dispose();

    private static async Task<string> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
                throw new EvidenceKeyException($"Others than its owner may use the private key in '{path}'. Take their rights away (chmod 600), and make a new key if somebody may have read it.");
            return await File.ReadAllTextAsync(path, cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new EvidenceKeyException($"The private key '{path}' cannot be read: {exception.Message}", exception);
        }
    }
}
