namespace KeyCutover.EvidenceArchives.Verification;

/// <summary>How large an archive may be. A run of weeks that looks every five minutes has a journal of a few megabytes.</summary>
internal sealed record ArchiveLimits(long Packed, long Unpacked, int Files)
{
    public static readonly ArchiveLimits Usual = new(64L << 20, 256L << 20, 10_000);
}
