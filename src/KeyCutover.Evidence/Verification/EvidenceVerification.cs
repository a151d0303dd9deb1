namespace KeyCutover.EvidenceArchives.Verification;

/// <summary>What verifying an archive came to.</summary>
/// <param name="Findings">Everything that does not fit; empty when all does.</param>
/// <param name="RunId">The run that the signed manifest names; null when there is no readable one. Not to be trusted while there are findings.</param>
/// <param name="State">How the run was.</param>
/// <param name="MadeAt">When the archive was made.</param>
/// <param name="Files">How many files the manifest lists.</param>
public sealed record EvidenceVerification(IReadOnlyList<EvidenceFinding> Findings, string? RunId, string? State, DateTimeOffset? MadeAt, int Files)
{
    /// <summary>Whether everything fits.</summary>
    public bool Fits => Findings.Count == 0;
}
