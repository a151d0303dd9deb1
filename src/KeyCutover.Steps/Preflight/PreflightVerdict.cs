using KeyCutover.Domain.Steps;

namespace KeyCutover.Steps.Preflight;

/// <summary>What a report comes to: unknown is not a pass. Pure.</summary>
internal static class PreflightVerdict
{
    private const string PermissionCheck = "executor-permissions";

    public static StepOutcome Of(PreflightReport report)
    {
        var open = report.Checks.Where(check => check.Result != CheckResult.Pass).ToList();
        if (open.Count == 0)
            return StepOutcome.Done([.. report.Checks.Select(check => new Evidence($"preflight-{check.Name}", $"{check.Target}: {check.Detail}"))]);

        var kind = open.TrueForAll(check => check is { Name: PermissionCheck, Result: CheckResult.Fail }) ? FailureKind.Forbidden : FailureKind.Misconfigured;
        var lines = open.Select(check => $"- {check.Name} on {check.Target} ({(check.Result == CheckResult.Fail ? "fail" : "unknown")}): {check.Detail.TrimEnd('.')}. {check.Fix}");
        return StepOutcome.Failed(kind, "preflight-failed",
            $"{open.Count} of {report.Checks.Count} checks did not pass. Nothing was changed.\n{string.Join('\n', lines)}");
    }
}
