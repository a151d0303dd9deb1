namespace KeyCutover.Steps.AwaitPropagation;

/// <summary>Whose role is waited for.</summary>
/// <param name="Principal">The caller's principal; null in a preview, when it does not exist yet.</param>
public sealed record PropagationBefore(Guid? Principal);
