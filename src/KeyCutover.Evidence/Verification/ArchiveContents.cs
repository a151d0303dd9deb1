using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace KeyCutover.EvidenceArchives.Verification;

/// <summary>Reads the files of an archive into memory. Nothing is unpacked to disk, and nothing that the archive says of its sizes is believed.</summary>
internal static partial class ArchiveContents
{
    private const uint FirstFileHeader = 0x04034b50;

    /// <summary>The files by name; null when there is nothing that can be read.</summary>
    public static async Task<IReadOnlyDictionary<string, byte[]>?> ReadAsync(Stream archive, ArchiveLimits limits, FindingList findings, CancellationToken cancellation)
    {
        if (await ReadAsync(archive, limits.Packed, cancellation) is not { } packed)
        {
            findings.Add(FindingCodes.TooLarge, "archive", $"The archive is larger than {limits.Packed >> 20} MiB, which no run's evidence is. Nothing of it was read.");
            return null;
        }

        try
        {
            await using var zip = await ZipArchive.CreateAsync(new MemoryStream(packed), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, cancellation);
            if (zip.Comment.Length > 0 || packed.Length < 4 || BinaryPrimitives.ReadUInt32LittleEndian(packed) != FirstFileHeader)
                findings.Add(FindingCodes.HiddenContent, "archive", "There is something before the first file or after the last one, which no manifest can list.");
            return await ReadAsync(zip, limits, findings, cancellation);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            findings.Add(FindingCodes.Unreadable, "archive", "This is no ZIP archive, or a damaged one.");
            return null;
        }
    }

    private static async Task<IReadOnlyDictionary<string, byte[]>?> ReadAsync(ZipArchive zip, ArchiveLimits limits, FindingList findings, CancellationToken cancellation)
    {
        if (zip.Entries.Count > limits.Files)
        {
            findings.Add(FindingCodes.TooLarge, "archive", $"The archive has more than {limits.Files} files. None of them was read.");
            return null;
        }

        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        // File systems differ about case; two names that one of them takes for the same could hide one file behind the other.
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var left = limits.Unpacked;
        foreach (var entry in zip.Entries)
        {
            if (!SafeName().IsMatch(entry.FullName))
                findings.Add(FindingCodes.UnsafeName, entry.FullName, "A file has a name that could lead out of the folder it is unpacked to. Do not unpack this archive.");
            if (!taken.Add(entry.FullName))
            {
                findings.Add(FindingCodes.DuplicateName, entry.FullName, "The archive has this name twice; programs differ about which of the two they show.");
                continue;
            }

            await using var content = await entry.OpenAsync(cancellation);
            if (await ReadAsync(content, left, cancellation) is not { } bytes)
            {
                findings.Add(FindingCodes.TooLarge, entry.FullName, $"Unpacked, the archive is larger than {limits.Unpacked >> 20} MiB. Reading ended here.");
                return null;
            }

            left -= bytes.Length;
            files[entry.FullName] = bytes;
        }

        return files;
    }

    /// <summary>All that is left of a stream; null when it is longer than the limit.</summary>
    private static async Task<byte[]?> ReadAsync(Stream stream, long limit, CancellationToken cancellation)
    {
        using var all = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            if (all.Length + read > limit) return null;
            all.Write(buffer.AsSpan(0, read));
        }

        return all.ToArray();
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,200}(/[A-Za-z0-9][A-Za-z0-9._-]{0,200})?\z")]
    private static partial Regex SafeName();
}
