namespace KeyCutover.Domain.Steps;

/// <summary>Why a step failed. Recorded, so it never holds a secret.</summary>
/// <param name="Kind">What kind of failure, which decides whether it is tried again.</param>
/// <param name="Code">The code: Azure's own (<c>RequestConflict</c>) or ours (<c>wrong-audience</c>).</param>
/// <param name="Message">What was done, what happened, what to do next.</param>
/// <param name="RetryAfter">How long the service asked to wait; null when it did not say.</param>
public sealed record StepFailure(FailureKind Kind, string Code, string Message, TimeSpan? RetryAfter = null);

/// <summary>The kinds of failure. Only the first four are tried again, each with a budget of its own.</summary>
public enum FailureKind
{
    /// <summary>Right, but not visible or effective yet.</summary>
    NotYet,

    /// <summary>Too many requests; the service says when to come back.</summary>
    Throttled,

    /// <summary>A fault of network or service that passes.</summary>
    Transient,

    /// <summary>Another operation is under way on the resource.</summary>
    Conflict,

    /// <summary>It can never work as it is set up: wrong audience, no subdomain, invalid request.</summary>
    Misconfigured,

    /// <summary>The executor may not do it.</summary>
    Forbidden,

    /// <summary>The target is not as it was recorded: somebody else changed it.</summary>
    Drift,

    /// <summary>It could not be told.</summary>
    Unknown,
}
