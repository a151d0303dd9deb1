namespace KeyCutover.Steps.Preflight;

/// <summary>What the checks found.</summary>
/// <param name="Checks">Every check, in the order in which they ran.</param>
public sealed record PreflightReport(IReadOnlyList<PreflightCheck> Checks);

/// <summary>One check.</summary>
/// <param name="Name">What is checked, in kebab case.</param>
/// <param name="Target">What it is checked on.</param>
/// <param name="Result">How it went.</param>
/// <param name="Detail">What was seen.</param>
/// <param name="Fix">What to do about it; null when it passed.</param>
public sealed record PreflightCheck(string Name, string Target, CheckResult Result, string Detail, string? Fix);

/// <summary>How a check went.</summary>
public enum CheckResult
{
    /// <summary>Nothing stands in the way.</summary>
    Pass,

    /// <summary>It stands in the way.</summary>
    Fail,

    /// <summary>It could not be told, which is not a pass.</summary>
    Unknown,
}
