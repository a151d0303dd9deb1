using KeyCutover.EvidenceArchives.Files;
using KeyCutover.EvidenceArchives.Manifests;

namespace KeyCutover.EvidenceArchives.Verification;

/// <summary>Whether the files are the ones that the manifest lists.</summary>
internal static class FileCheck
{
    public static void Make(IReadOnlyDictionary<string, byte[]> files, InTotoStatement manifest, FindingList findings)
    {
        var listed = new HashSet<string>(StringComparer.Ordinal) { FileNames.Manifest, FileNames.Envelope };
        foreach (var subject in manifest.Subject)
        {
            listed.Add(subject.Name);
            if (!files.TryGetValue(subject.Name, out var bytes))
                findings.Add(FindingCodes.FileMissing, subject.Name, "The manifest lists this file, and the archive does not have it.");
            else if (!subject.Digest.TryGetValue("sha256", out var digest) || new EvidenceFile(subject.Name, bytes).Sha256 != digest)
                findings.Add(FindingCodes.FileChanged, subject.Name, "This file is not the one that the manifest lists: its SHA-256 is another.");
        }

        foreach (var name in files.Keys.Where(name => !listed.Contains(name)).Order(StringComparer.Ordinal))
            findings.Add(FindingCodes.FileAdded, name, "The manifest does not list this file: it was put in afterwards.");
    }
}
