namespace KeyCutover.Steps.Preflight;

/// <summary>What one check found, before it is known as which check.</summary>
internal sealed record Finding(CheckResult Result, string Detail, string? Fix)
{
    public static Finding Pass(string detail) => new(CheckResult.Pass, detail, null);

    public static Finding Fail(string detail, string fix) => new(CheckResult.Fail, detail, fix);

    public static Finding Unknown(string detail, string fix) => new(CheckResult.Unknown, detail, fix);

    /// <summary>Passes when <paramref name="holds"/>.</summary>
    public static Finding When(bool holds, string good, string bad, string fix) => holds ? Pass(good) : Fail(bad, fix);
}
