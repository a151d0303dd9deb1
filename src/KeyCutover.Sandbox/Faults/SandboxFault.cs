namespace KeyCutover.Sandbox.Faults;

/// <summary>When a fault strikes.</summary>
public enum FaultMoment
{
    /// <summary>Before the request has any effect.</summary>
    Before,

    /// <summary>After the effect: it is there, and the answer is lost.</summary>
    After,

    /// <summary>The answer comes, but late.</summary>
    Slow,
}

/// <summary>How the answer of a fault is wrapped.</summary>
public enum FaultEnvelope
{
    /// <summary>As Resource Manager and most providers do: code and message in an error.</summary>
    Arm,

    /// <summary>As App Service does: capitalised names and no error around them.</summary>
    AppService,
}

/// <summary>Something that goes wrong with the requests that match.</summary>
public sealed record SandboxFault
{
    /// <summary>The HTTP method; <c>*</c> for any.</summary>
    public string Method { get; init; } = "*";

    /// <summary>The path, in any letter case; a star stands for anything.</summary>
    public required string Path { get; init; }

    /// <summary>Whether it strikes before or after the effect.</summary>
    public FaultMoment When { get; init; } = FaultMoment.Before;

    /// <summary>How many matching requests pass unharmed first.</summary>
    public int Skip { get; init; }

    /// <summary>How many matching requests it strikes; 0 for all.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Status of the answer; 0 cuts the connection instead.</summary>
    public int Status { get; init; } = 500;

    /// <summary>Code in the answer's body.</summary>
    public string Code { get; init; } = "InternalServerError";

    /// <summary>Message in the answer's body.</summary>
    public string Message { get; init; } = "Encountered internal server error.";

    /// <summary>The whole body as it stands, broken JSON for example, in place of code and message.</summary>
    public string? Body { get; init; }

    /// <summary>How code and message are wrapped.</summary>
    public FaultEnvelope Envelope { get; init; }

    /// <summary>How long the answer is held back, in sandbox time.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Retry-After of the answer; none when absent.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
