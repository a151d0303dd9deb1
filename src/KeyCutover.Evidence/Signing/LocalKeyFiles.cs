using System.Security.Cryptography;
using KeyCutover.Domain.Signing;

namespace KeyCutover.EvidenceArchives.Signing;

/// <summary>A new key pair in two files beside each other.</summary>
/// <param name="PrivateKey">The file of the private key, which only its owner can read.</param>
/// <param name="PublicKey">The file of the public key, which auditors get.</param>
/// <param name="Key">The public half.</param>
public sealed record LocalKeyFiles(string PrivateKey, string PublicKey, EvidenceKey Key)
{
    /// <summary>Makes a key pair. Never overwrites a file: what was signed with a lost key could not be signed again.</summary>
    /// <exception cref="EvidenceKeyException">A file is there already, or cannot be written.</exception>
    public static async Task<LocalKeyFiles> CreateAsync(string path, CancellationToken cancellation)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var files = new LocalKeyFiles(Path.GetFullPath(path), PublicNameOf(Path.GetFullPath(path)), EvidenceKey.Of(key));
        var taken = new[] { files.PrivateKey, files.PublicKey }.FirstOrDefault(Path.Exists);
        if (taken is not null) throw new EvidenceKeyException($"'{taken}' is there already. Name another file; a key that has signed evidence must be kept.");
        try
        {
            await WriteAsync(files.PrivateKey, key.ExportPkcs8PrivateKeyPem() + "\n", UnixFileMode.UserRead | UnixFileMode.UserWrite, cancellation);
            await WriteAsync(files.PublicKey, files.Key.Pem, null, cancellation);
            return files;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EvidenceKeyException($"The key cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary><c>evidence.pem</c> and <c>evidence</c> both have <c>evidence.pub.pem</c> beside them.</summary>
    private static string PublicNameOf(string path) =>
        (path.EndsWith(".pem", StringComparison.OrdinalIgnoreCase) ? path[..^".pem".Length] : path) + ".pub.pem";

    private static async Task WriteAsync(string path, string pem, UnixFileMode? mode, CancellationToken cancellation)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        // From its first byte on, not only when it is written.
        if (!OperatingSystem.IsWindows() && mode is not null) options.UnixCreateMode = mode;
        await using var writer = new StreamWriter(path, options);
        await writer.WriteAsync(pem.AsMemory(), cancellation);
    }
}
