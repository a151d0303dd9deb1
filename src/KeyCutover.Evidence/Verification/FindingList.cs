namespace KeyCutover.EvidenceArchives.Verification;

/// <summary>Collects findings.</summary>
internal sealed class FindingList
{
    private const int LongestName = 100;

    private readonly List<EvidenceFinding> findings = [];

    public IReadOnlyList<EvidenceFinding> All => findings;

    /// <summary>Adds a finding, unless the same is known already of the same place.</summary>
    public void Add(string code, string where, string message)
    {
        var shown = Shown(where);
        if (!findings.Exists(finding => finding.Code == code && finding.Where == shown)) findings.Add(new(code, shown, message));
    }

    /// <summary>A text from a hostile archive, fit to be shown on a terminal.</summary>
    public static string Shown(string text)
    {
        var plain = new string([.. text.Take(LongestName).Select(character => char.IsControl(character) || char.IsSurrogate(character) ? '?' : character)]);
        return text.Length > LongestName ? plain + "..." : plain;
    }
}
