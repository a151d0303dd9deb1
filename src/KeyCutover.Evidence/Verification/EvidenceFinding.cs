namespace KeyCutover.EvidenceArchives.Verification;

/// <summary>Something in an archive that does not fit.</summary>
/// <param name="Code">What kind of thing, stable: <c>file-changed</c>, <c>journal-broken</c>.</param>
/// <param name="Where">The file, or the journal entry, that it is about.</param>
/// <param name="Message">What was found and what it means.</param>
public sealed record EvidenceFinding(string Code, string Where, string Message);
