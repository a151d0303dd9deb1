using KeyCutover.Domain.Signing;
using KeyCutover.EvidenceArchives.Verification;

namespace KeyCutover.EvidenceArchives;

/// <summary>Verifies evidence archives, offline. Whatever the archive holds, the answer is a list of findings, never an exception.</summary>
public static class EvidenceVerifier
{
    /// <summary>Names everything in an archive that does not fit.</summary>
    /// <param name="archive">The archive; it need not be able to seek.</param>
    /// <param name="key">The public key of whoever made it, known from elsewhere.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public static Task<EvidenceVerification> VerifyAsync(Stream archive, EvidenceKey key, CancellationToken cancellation) =>
        VerifyAsync(archive, key, ArchiveLimits.Usual, cancellation);

    internal static async Task<EvidenceVerification> VerifyAsync(Stream archive, EvidenceKey key, ArchiveLimits limits, CancellationToken cancellation)
    {
        var findings = new FindingList();
        if (await ArchiveContents.ReadAsync(archive, limits, findings, cancellation) is not { } files) return new(findings.All, null, null, null, 0);

        var manifest = SignatureCheck.Of(files, key, findings);
        if (manifest is not null) FileCheck.Make(files, manifest, findings);
        if (JournalCheck.Of(files, manifest, findings) is { } entries) await DerivationCheck.MakeAsync(files, entries, manifest, findings);
        return new(findings.All, manifest?.Predicate.RunId, manifest?.Predicate.State, manifest?.Predicate.MadeAt, manifest?.Subject.Count ?? 0);
    }
}
