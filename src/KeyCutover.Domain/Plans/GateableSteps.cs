namespace KeyCutover.Domain.Plans;

/// <summary>The steps that a plan's gates may stand before.</summary>
public static class GateableSteps
{
    /// <summary>Every step of version 1 that changes something or vouches for something, in the order of the run.</summary>
    public static readonly IReadOnlyList<string> Default =
    [
        "enable-identity",
        "assign-role",
        "await-propagation",
        "swap-settings",
        "validate-call",
        "remove-key-settings",
        "quiet-window",
        "disable-local-auth",
        "archive-break-glass-key",
    ];
}
