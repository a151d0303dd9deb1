namespace KeyCutover.Steps.Probing;

/// <summary>What a caller's answer means for a run, mildest first.</summary>
internal enum ProbeVerdict
{
    /// <summary>The model answered the caller's own identity.</summary>
    Ok,

    /// <summary>Right, but the role has not reached every node yet, or the model is busy.</summary>
    NotYet,

    /// <summary>The application did not get as far as the model as its identity: it restarts, or its process has old settings or does not see its identity yet.</summary>
    AppDown,

    /// <summary>Waiting will not help.</summary>
    Misconfigured,
}
