namespace KeyCutover.Domain.Steps;

/// <summary>The verb of a step that runs or is called again.</summary>
public enum StepVerb
{
    /// <summary>Reading the target.</summary>
    Inspect,

    /// <summary>Making the change.</summary>
    Apply,

    /// <summary>Observing the effect.</summary>
    Verify,

    /// <summary>Putting back.</summary>
    Undo,

    /// <summary>Observing that it is put back.</summary>
    VerifyUndo,
}
