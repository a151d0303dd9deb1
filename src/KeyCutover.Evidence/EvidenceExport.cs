using System.IO.Compression;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Signing;
using KeyCutover.EvidenceArchives.Files;
using KeyCutover.EvidenceArchives.Signing;

namespace KeyCutover.EvidenceArchives;

/// <summary>Writes signed evidence archives.</summary>
public static class EvidenceExport
{
    /// <summary>Writes the archive of a run.</summary>
    /// <param name="destination">Where to; it need not be able to seek.</param>
    /// <param name="entries">The run's whole journal, intact.</param>
    /// <param name="signer">Who signs.</param>
    /// <param name="madeAt">The time now.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The id of the key that signed it.</returns>
    public static async Task<string> WriteAsync(
        Stream destination, IReadOnlyList<JournalEntry> entries, IEvidenceSigner signer, DateTimeOffset madeAt, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(signer);
        var archive = await EvidenceArchive.OfAsync(entries, madeAt);
        var envelope = await DsseEnvelope.SignAsync(archive.Manifest.Content, signer, cancellation);
        var signed = new EvidenceFile(FileNames.Envelope, EvidenceJson.Write(envelope));

        await using var zip = await ZipArchive.CreateAsync(destination, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        foreach (var file in archive.Files.Concat([archive.Manifest, signed])) await AddAsync(zip, file, archive.LastEntryAt, cancellation);
        return envelope.Signatures[0].KeyId;
    }

    private static async Task AddAsync(ZipArchive zip, EvidenceFile file, DateTimeOffset at, CancellationToken cancellation)
    {
        var entry = zip.CreateEntry(file.Name, CompressionLevel.Optimal);
        // The run's last entry, not the clock: the same run gives the same archive. In UTC, since ZIP knows no time zones.
        entry.LastWriteTime = at.ToUniversalTime();
        await using var content = await entry.OpenAsync(cancellation);
        await content.WriteAsync(file.Content, cancellation);
    }
}
