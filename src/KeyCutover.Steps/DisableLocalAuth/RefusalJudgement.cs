using KeyCutover.Domain.Accounts;
using KeyCutover.Domain.Steps;
using KeyCutover.Steps.Probing;

namespace KeyCutover.Steps.DisableLocalAuth;

/// <summary>Whether the switch counts: every key refused and every caller succeeding, together, for the whole dwell. Pure.</summary>
internal static class RefusalJudgement
{
    // The gateway refreshes within minutes to hours; half a minute is far finer than that and costs a token or two.
    private static readonly TimeSpan Recheck = TimeSpan.FromSeconds(30);

    public static StepOutcome Judge(
        IReadOnlyList<(string Label, ModelAnswer Answer)> keys,
        IReadOnlyList<(string Caller, ProbeJudgement Judgement)> callers,
        Progress progress, DisableLocalAuthInput input, DateTimeOffset now)
    {
        foreach (var (caller, judgement) in callers)
        {
            if (judgement.Verdict == ProbeVerdict.Ok) continue;
            var since = progress.DisturbedSince ?? now;
            var lasting = judgement.MayPass && judgement.Code is not ("role-not-effective" or "still-uses-key") && now - since < input.Restart;
            return lasting
                ? Wait($"{caller} does not succeed at this moment: {judgement.Message}", new(null, since))
                : StepOutcome.Failed(FailureKind.Misconfigured, judgement.Code,
                    $"With keys switched off, {caller} fails: {judgement.Message}");
        }

        if (keys.FirstOrDefault(key => key.Answer.Status is >= 200 and < 300) is { Label: { } accepted })
            return Wait($"the gateway still accepts the old {accepted} (usually for minutes, up to hours)", new(null, null));
        if (keys.FirstOrDefault(key => !key.Answer.KeyRefused) is { Label: { } unclear, Answer: { } answer })
            return Wait($"the call with the old {unclear} was answered with {answer.Status} {answer.ErrorCode}, which does not tell whether keys are refused", new(null, null));

        var refusedSince = progress.RefusedSince ?? now;
        return now - refusedSince < input.Dwell
            ? Wait($"keys are refused and every caller succeeds since {refusedSince:u}; this must hold for {input.Dwell:g}", new(refusedSince, null))
            : StepOutcome.Done([
                .. keys.Select(key => new Evidence("key-refused", $"{key.Label}: {key.Answer.Status} {key.Answer.ErrorCode}, request {key.Answer.RequestId ?? "unknown"}")),
                .. keys.Count == 0 ? [new("key-refused", "not shown: keys were off before this run, so none could be read to try")] : Array.Empty<Evidence>(),
                .. callers.Select(caller => new Evidence("caller-succeeds", $"{caller.Caller}: {caller.Judgement.Message}")),
                new("held-since", $"{refusedSince:u}"),
            ]);

        StepOutcome Wait(string reason, Progress next) => StepOutcome.WaitUntil(now + Recheck, reason, next);
    }

    /// <summary>What the next look needs to know.</summary>
    /// <param name="RefusedSince">Since when all is as it should be; null when it is not.</param>
    /// <param name="DisturbedSince">Since when a caller has not been succeeding; null when all do.</param>
    internal sealed record Progress(DateTimeOffset? RefusedSince, DateTimeOffset? DisturbedSince);
}
