using KeyCutover.Domain;
using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Steps.Probing;

/// <summary>Waits until a caller's model calls, as its own identity and on every instance, have succeeded several times in a row.</summary>
/// <param name="platforms">Finds the caller's platform.</param>
/// <param name="needed">How many in a row.</param>
/// <param name="apart">How far apart.</param>
internal sealed class ConsecutiveCalls(CallerPlatforms platforms, int needed, TimeSpan apart)
{
    // Azure answers such a probe in well under a second; five seconds keep the load on the model at a token or two.
    private static readonly TimeSpan Recheck = TimeSpan.FromSeconds(5);

    /// <summary>Makes one call and says what that means.</summary>
    /// <param name="caller">The caller.</param>
    /// <param name="path">Where it makes the call.</param>
    /// <param name="principal">Who it must be.</param>
    /// <param name="restart">How long the application may be down.</param>
    /// <param name="context">Carries <see cref="Tally"/> from call to call.</param>
    public async Task<StepOutcome> NextAsync(AzureResourceId caller, string path, Guid? principal, TimeSpan restart, StepContext context)
    {
        if (principal is not { } expected)
            return StepOutcome.Failed(FailureKind.Drift,
                "no-identity", $"{caller.Name} has no such identity any more. Assign it again, then retry.");

        var probes = await platforms.For(caller).ProbeAsync(caller, path, context.Cancellation);
        return Judge(probes, expected, context.ReadProgress<Tally>() ?? new Tally(0, null), restart, context.Now, path);
    }

    internal StepOutcome Judge(IReadOnlyList<CallerProbe> probes, Guid principal, Tally tally, TimeSpan restart, DateTimeOffset now, string path)
    {
        var judgement = ProbeJudgement.OfAll(probes, principal);
        if (judgement.Verdict == ProbeVerdict.Misconfigured)
            return StepOutcome.Failed(FailureKind.Misconfigured, judgement.Code, judgement.Message);

        if (judgement.Verdict == ProbeVerdict.AppDown)
        {
            var since = tally.DownSince ?? now;
            return now - since >= restart
                ? StepOutcome.Failed(FailureKind.Misconfigured, judgement.Code,
                    $"{judgement.Message} This has lasted since {since:u}, longer than the plan allows for a restart.")
                : StepOutcome.WaitUntil(now + Recheck, judgement.Message, new Tally(0, since));
        }

        if (judgement.Verdict == ProbeVerdict.NotYet) return StepOutcome.WaitUntil(now + Recheck, judgement.Message, new Tally(0, null));

        var successes = tally.Successes + 1;
        return successes < needed
            ? StepOutcome.WaitUntil(now + apart, $"{successes} of {needed} calls in a row have succeeded", new Tally(successes, null))
            : StepOutcome.Done([
                new("principal-id", principal.ToString()), new("consecutive-successes", $"{successes}"), .. ProbeEvidence.Of(probes)]);
    }

    /// <summary>How far the count has come.</summary>
    /// <param name="Successes">Successes in a row so far.</param>
    /// <param name="DownSince">Since when the application has not answered; null when it does.</param>
    internal sealed record Tally(int Successes, DateTimeOffset? DownSince);
}
