namespace KeyCutover.Steps.ValidateCall;

/// <summary>Who the caller must be.</summary>
/// <param name="Principal">The caller's principal; null in a preview, when it does not exist yet.</param>
public sealed record ValidateBefore(Guid? Principal);
