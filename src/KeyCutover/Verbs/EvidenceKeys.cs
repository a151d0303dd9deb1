using KeyCutover.Domain.Signing;
using KeyCutover.EvidenceArchives.Signing;

namespace KeyCutover.Verbs;

/// <summary>Keys as the evidence verbs take them from files.</summary>
internal static class EvidenceKeys
{
    public static async Task<LocalKeyFiles> CreateAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await LocalKeyFiles.CreateAsync(path, cancellation);
        }
        catch (EvidenceKeyException exception)
        {
            throw new Refusal(exception.Message);
        }
    }

    public static async Task<EvidenceKey> ReadPublicAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return EvidenceKey.Read(await File.ReadAllTextAsync(path, cancellation))
                ?? throw new Refusal($"'{path}' holds no public key of curve P-256 in PEM form. Ask whoever made the archive for theirs.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new Refusal($"The public key '{path}' cannot be read: {exception.Message}");
        }
    }
}
