using KeyCutover.Domain;
using KeyCutover.Domain.Accounts;
using KeyCutover.Domain.Steps;
using KeyCutover.Steps.DisableLocalAuth;
using KeyCutover.Steps.Probing;

namespace KeyCutover.Steps.Tests.DisableLocalAuth;

public sealed class RefusalJudgementTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly ModelAnswer Refused = new(403, "AuthenticationTypeDisabled", "Key based authentication is disabled for this resource.", "r1");
    private static readonly ModelAnswer Accepted = new(200, null, null, "r2");
    private static readonly ProbeJudgement Fine = new(ProbeVerdict.Ok, "ok", "fine");

    [Fact]
    public void Both_keys_refused_for_the_whole_dwell_is_done() =>
        Assert.IsType<StepOutcome.DoneOutcome>(Judge(Refused, Refused, Fine, new(Now.AddMinutes(-5), null)));

    [Fact]
    public void The_first_refusal_starts_the_dwell()
    {
        var wait = Assert.IsType<StepOutcome.WaitOutcome>(Judge(Refused, Refused, Fine, new(null, null)));

        Assert.Equal(Now, wait.Progress!.Value.GetProperty("refusedSince").GetDateTimeOffset());
    }

    [Fact]
    public void One_accepted_key_starts_the_dwell_again()
    {
        var wait = Assert.IsType<StepOutcome.WaitOutcome>(Judge(Refused, Accepted, Fine, new(Now.AddMinutes(-4), null)));

        Assert.Contains("still accepts the old key2", wait.Reason, StringComparison.Ordinal);
        Assert.False(wait.Progress!.Value.TryGetProperty("refusedSince", out _));
    }

    [Fact]
    public void A_throttled_call_proves_nothing() =>
        Assert.IsType<StepOutcome.WaitOutcome>(Judge(Refused, new(429, "429", null, null), Fine, new(Now.AddHours(-1), null)));

    [Fact]
    public void A_caller_that_is_cut_off_fails_at_once() =>
        Assert.Equal("still-uses-key", Assert.IsType<StepOutcome.FailedOutcome>(
            Judge(Refused, Refused, new(ProbeVerdict.Misconfigured, "still-uses-key", "uses the key"), new(Now.AddHours(-1), null))).Failure.Code);

    [Fact]
    public void A_caller_that_restarts_is_given_its_deadline()
    {
        var down = new ProbeJudgement(ProbeVerdict.AppDown, "no-answer", "down");

        Assert.IsType<StepOutcome.WaitOutcome>(Judge(Refused, Refused, down, new(Now.AddHours(-1), null)));
        Assert.IsType<StepOutcome.FailedOutcome>(Judge(Refused, Refused, down, new(null, Now.AddMinutes(-10))));
    }

    private static StepOutcome Judge(ModelAnswer key1, ModelAnswer key2, ProbeJudgement caller, RefusalJudgement.Progress progress) =>
        RefusalJudgement.Judge([("key1", key1), ("key2", key2)], [("claims", caller)], progress, Input, Now);

    private static readonly DisableLocalAuthInput Input = new(
        AzureResourceId.Parse("/subscriptions/0c2f7a64-8d1b-4f0a-9a3e-5b6c7d8e9f10/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/a"),
        "gpt", "break-glass", TimeSpan.FromHours(6), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), []);
}
