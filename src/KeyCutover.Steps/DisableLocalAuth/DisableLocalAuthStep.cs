using KeyCutover.Domain.Accounts;
using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Steps;
using KeyCutover.Steps.Probing;

namespace KeyCutover.Steps.DisableLocalAuth;

/// <summary>Switches the account's keys off and proves that they are refused while every caller succeeds; undo switches them on again.</summary>
[Step("disable-local-auth", TrackKind.Account, 20)]
public sealed class DisableLocalAuthStep(IAccounts accounts, CallerPlatforms platforms) : CutoverStep<DisableLocalAuthInput, LocalAuthBefore>
{
    private static readonly TimeSpan Recheck = TimeSpan.FromSeconds(10);

    // After a 202 the account may show the old value for some seconds although it says Succeeded; after that a policy is to blame.
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    public override DisableLocalAuthInput Bind(CutoverPlan plan, CallerPlan? caller)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var localAuth = plan.LocalAuth ?? throw new ArgumentException("The plan does not switch key authentication off.", nameof(plan));
        var callers = plan.Callers.Select(one => new WatchedCaller(one.Name, one.Id, one.UserAssigned(), one.Validate.Endpoint));
        return new(plan.Account.Id, plan.Account.Deployment, localAuth.BreakGlass.Secret, plan.Deadlines.KeyRefusal, localAuth.Dwell, plan.Deadlines.Restart, [.. callers]);
    }

    /// <inheritdoc />
    public override async Task<LocalAuthBefore> InspectAsync(DisableLocalAuthInput input, StepContext context)
    {
        var account = await accounts.ReadAsync(input.Account, context.Cancellation);
        if (account.LocalAuthDisabled) return new(true, []);
        // A preview needs no key, and each listing of keys stands in the customer's activity log.
        if (context.IsPreview) return new(false, []);
        var keys = await accounts.ReadKeysAsync(input.Account, context.Cancellation);
        return new(false, [KeyImage.Of("key1", keys.Key1), KeyImage.Of("key2", keys.Key2)]);
    }

    /// <inheritdoc />
    public override IReadOnlyList<PropertyChange> Preview(DisableLocalAuthInput input, LocalAuthBefore now) =>
        now.WasDisabled ? [] : [new(input.Account.ToString(), "properties.disableLocalAuth", "false", "true")];

    /// <inheritdoc />
    public override async Task<StepOutcome> ApplyAsync(DisableLocalAuthInput input, LocalAuthBefore before, StepContext context)
    {
        var account = await accounts.ReadAsync(input.Account, context.Cancellation);
        if (account.LocalAuthDisabled) return StepOutcome.Done(new Evidence("local-auth", before.WasDisabled ? "was off before" : "off"));
        if (!account.IsSettled) return Unsettled(account, context);
        // Once it is off, keys can no longer be listed: without both in escrow there would be no break-glass secret.
        if (before.Keys.Count != 2)
            return StepOutcome.Failed(FailureKind.Drift,
                "keys-not-in-escrow", $"Keys of {input.Account.Name} were off when inspected and are on now. Submit the plan again.");

        var receipt = await accounts.SetLocalAuthAsync(input.Account, disabled: true, context.Cancellation);
        return StepOutcome.Done([.. before.Keys.Select(key => new Evidence($"{key.Label}-fingerprint", key.Fingerprint)), .. ReceiptEvidence.Of(receipt)]);
    }

    /// <inheritdoc />
    public override async Task<StepOutcome> VerifyAsync(DisableLocalAuthInput input, LocalAuthBefore before, StepContext context)
    {
        var account = await accounts.ReadAsync(input.Account, context.Cancellation);
        if (!account.IsSettled) return Unsettled(account, context);
        if (!account.LocalAuthDisabled) return Overridden("off", input, context);

        var keys = new List<(string, ModelAnswer)>();
        foreach (var key in before.Keys)
        {
            var opened = await context.OpenAsync(key.Value);
            keys.Add((key.Label, await accounts.CallWithKeyAsync(input.Account, input.Deployment, opened, context.Cancellation)));
        }

        var callers = new List<(string, ProbeJudgement)>();
        var calls = new List<CallerProbe>();
        foreach (var caller in input.Callers)
        {
            var (judgement, probes) = await JudgeAsync(caller, context);
            callers.Add((caller.Name, judgement));
            calls.AddRange(probes);
        }

        var outcome = RefusalJudgement.Judge(keys, callers, context.ReadProgress<RefusalJudgement.Progress>() ?? new(null, null), input, context.Now);
        return outcome is StepOutcome.DoneOutcome done
            ? StepOutcome.Done([new("local-auth", "off"), .. done.Evidence, .. ProbeEvidence.Of(calls), new("model-endpoint", $"{account.Endpoint.AbsoluteUri} deployment {input.Deployment}")])
            : outcome;
    }

    /// <inheritdoc />
    public override async Task<StepOutcome> UndoAsync(DisableLocalAuthInput input, LocalAuthBefore before, StepContext context)
    {
        if (before.WasDisabled) return StepOutcome.Done(new Evidence("local-auth", "was off before; it stays off"));
        var account = await accounts.ReadAsync(input.Account, context.Cancellation);
        if (!account.IsSettled) return Unsettled(account, context);
        var receipt = account.LocalAuthDisabled ? await accounts.SetLocalAuthAsync(input.Account, disabled: false, context.Cancellation) : null;
        return StepOutcome.Done([.. ReceiptEvidence.Of(receipt)]);
    }

    /// <inheritdoc />
    public override async Task<StepOutcome> VerifyUndoAsync(DisableLocalAuthInput input, LocalAuthBefore before, StepContext context)
    {
        if (before.WasDisabled) return StepOutcome.Done();
        var account = await accounts.ReadAsync(input.Account, context.Cancellation);
        if (!account.IsSettled) return Unsettled(account, context);
        if (account.LocalAuthDisabled) return Overridden("on", input, context);

        var keys = await accounts.ReadKeysAsync(input.Account, context.Cancellation);
        KeyImage[] now = [KeyImage.Of("key1", keys.Key1), KeyImage.Of("key2", keys.Key2)];
        foreach (var key in now)
        {
            var answer = await accounts.CallWithKeyAsync(input.Account, input.Deployment, key.Value, context.Cancellation);
            if (answer.Status is >= 200 and < 300) continue;
            return context.Now - context.PhaseStartedAt < input.KeyRefusal
                ? StepOutcome.WaitUntil(context.Now + TimeSpan.FromSeconds(30),
                    $"keys are on again, but the gateway does not accept {key.Label} yet ({answer.Status} {answer.ErrorCode}); it usually takes minutes, up to hours")
                : StepOutcome.Failed(FailureKind.Unknown, "key-not-accepted",
                    $"Keys of {input.Account.Name} are on again, but {key.Label} is still answered with {answer.Status} {answer.ErrorCode}. Ask Azure support.");
        }

        return StepOutcome.Done([.. now.Select(key => Compare(key, before))]);
    }

    /// <inheritdoc />
    public override IReadOnlyList<string> ManualUndo(DisableLocalAuthInput input, LocalAuthBefore before) =>
        before.WasDisabled ? [] : [$"az resource update --ids {input.Account} --set properties.disableLocalAuth=false"];

    /// <inheritdoc />
    public override TimeSpan? Deadline(DisableLocalAuthInput input) => input.KeyRefusal + input.Dwell;

    /// <inheritdoc />
    public override string Reversibility =>
        "Reversible by re-enabling key authentication, but not at once: the gateway may go on refusing keys for minutes to hours, and a caller that still needs one stays broken meanwhile.";

    /// <inheritdoc />
    public override string EscrowName(DisableLocalAuthInput input, StepContext context, string label) => $"{input.Secret}-{label}";

    private async Task<(ProbeJudgement Judgement, IReadOnlyList<CallerProbe> Probes)> JudgeAsync(WatchedCaller caller, StepContext context)
    {
        var platform = platforms.For(caller.Caller);
        var state = await platform.ReadAsync(caller.Caller, context.Cancellation);
        if (state.Identity.PrincipalOf(caller.UserAssigned) is not { } principal)
            return (new(ProbeVerdict.Misconfigured, "no-identity", $"{caller.Caller.Name} has no such identity any more."), []);
        var probes = await platform.ProbeAsync(caller.Caller, caller.Endpoint, context.Cancellation);
        return (ProbeJudgement.OfAll(probes, principal), probes);
    }

    private static StepOutcome Unsettled(AccountState account, StepContext context) =>
        StepOutcome.WaitUntil(context.Now + Recheck, $"another operation is under way on the account ({account.ProvisioningState})");

    private static StepOutcome Overridden(string wanted, DisableLocalAuthInput input, StepContext context) =>
        context.Now - context.PhaseStartedAt < Settling
            ? StepOutcome.WaitUntil(context.Now + Recheck, $"the account does not show keys as {wanted} yet")
            : StepOutcome.Failed(FailureKind.Misconfigured, "policy-override",
                $"Azure took the change, but {input.Account.Name} does not show keys as {wanted}. A policy with the modify effect, or another writer, set it back. "
                + "Exempt the account from that policy, then retry.");

    private static Evidence Compare(KeyImage now, LocalAuthBefore before) =>
        before.Keys.FirstOrDefault(key => key.Label == now.Label) is { } old && old.Fingerprint != now.Fingerprint
            ? new("key-changed", $"{now.Label} is not the one from before ({old.Fingerprint} before, {now.Fingerprint} now); whoever holds the old one needs the new one")
            : new("key-accepted", $"{now.Label}, fingerprint {now.Fingerprint}");
}
