using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Secrets;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Steps.AppSettings;

/// <summary>
/// Changes a caller's settings and puts them back. Azure offers no precondition for this write, which replaces the whole set, so the set is
/// listed, computed, listed again and compared before the one write, and listed once more after it.
/// </summary>
internal sealed class SettingsSwap(CallerPlatforms platforms, SettingsTarget target)
{
    private static readonly TimeSpan Recheck = TimeSpan.FromSeconds(5);

    private readonly ICallerPlatform platform = platforms.For(target.Caller);

    public async Task<SettingsBefore> InspectAsync(StepContext context)
    {
        var caller = await platform.ReadAsync(target.Caller, context.Cancellation);
        var current = await platform.ReadSettingsAsync(target.Caller, context.Cancellation);
        var images = SettingsMerge.Images(current, target, caller.IsLinux);
        var sticky = caller.StickySettings.Where(name => target.Names.Any(ours => SettingNames.Same(ours, name, caller.IsLinux)));
        var probes = await platform.ProbeAsync(target.Caller, target.Endpoint, context.Cancellation);
        return new(caller.IsLinux, images, [.. sticky], ServingJudgement.Record(probes));
    }

    public async Task<StepOutcome> ApplyAsync(SettingsBefore before, StepContext context)
    {
        var first = await ReadAsync(context);
        var desired = SettingsMerge.Forward(first, target, before.IsLinux);
        if (SettingsMerge.Same(first, desired)) return StepOutcome.Done([.. Facts(before), .. SettingNamesEvidence.Of(before, first)]);

        var foreign = SettingsMerge.Foreign(first, await OpenAsync(before, context), target, before.IsLinux);
        if (foreign.Count > 0) return Drift($"changed since they were inspected: {string.Join(", ", foreign)}");
        if (!SettingsMerge.Same(first, await ReadAsync(context))) return Drift("changed while the new ones were computed");

        var receipt = await platform.WriteSettingsAsync(target.Caller, desired, context.Cancellation);
        var written = await ReadAsync(context);
        return SettingsMerge.Same(desired, written)
            ? StepOutcome.Done([.. Facts(before), .. SettingNamesEvidence.Of(before, written), .. ReceiptEvidence.Of(receipt)])
            : Drift("are not as written when read back");
    }

    /// <summary>Settings as planned, and a process that started with them serves. How its calls fare is for the next step.</summary>
    public async Task<StepOutcome> VerifyAsync(SettingsBefore before, StepContext context)
    {
        var current = await ReadAsync(context);
        if (!SettingsMerge.Same(current, SettingsMerge.Forward(current, target, before.IsLinux)))
            return Drift("are no longer as this run wrote them");
        if (before.IsAsPlanned) return StepOutcome.Done(new Evidence("process", "no write, so no new process"));

        var waited = context.Now - context.PhaseStartedAt;
        var probes = await platform.ProbeAsync(target.Caller, target.Endpoint, context.Cancellation);
        return ServingJudgement.NotNewYet(before, probes, waited) is { } reason
            ? WaitForRestart(reason, waited, context)
            : StepOutcome.Done([.. probes.Select(probe => new Evidence("new-process", $"{probe.Process ?? "not named"}, instance {probe.Instance}"))]);
    }

    public async Task<StepOutcome> UndoAsync(SettingsBefore before, StepContext context)
    {
        var first = await ReadAsync(context);
        var back = SettingsMerge.Backward(first, await OpenAsync(before, context), target, before.IsLinux);
        if (back.Restored.Count == 0) return StepOutcome.Done([.. LeftAlone(back)]);
        if (!SettingsMerge.Same(first, await ReadAsync(context)))
            return StepOutcome.WaitUntil(context.Now + Recheck, "somebody is changing the settings at this moment");

        var receipt = await platform.WriteSettingsAsync(target.Caller, back.Desired, context.Cancellation);
        return StepOutcome.Done([new("settings-restored", string.Join(", ", back.Restored)), .. LeftAlone(back), .. ReceiptEvidence.Of(receipt)]);
    }

    public async Task<StepOutcome> VerifyUndoAsync(SettingsBefore before, StepContext context)
    {
        var back = SettingsMerge.Backward(await ReadAsync(context), await OpenAsync(before, context), target, before.IsLinux);
        if (back.Restored.Count > 0)
        {
            return StepOutcome.Failed(FailureKind.Drift, "settings-not-restored",
                $"After they were put back, these settings of {target.Caller.Name} are again as the run wrote them: "
                + $"{string.Join(", ", back.Restored)}. Something else writes them; find it, then retry.");
        }

        // When somebody changed a setting, how the application serves is theirs to say.
        if (back.LeftAlone.Count > 0 || before.IsAsPlanned) return StepOutcome.Done([.. LeftAlone(back)]);
        var probes = await platform.ProbeAsync(target.Caller, target.Endpoint, context.Cancellation);
        return ServingJudgement.NotAsBefore(before, probes) is { } reason
            ? WaitForRestart(reason, context.Now - context.PhaseStartedAt, context)
            : StepOutcome.Done([.. Probing.ProbeEvidence.Of([.. probes.Where(probe => probe.Succeeded)])]);
    }

    private StepOutcome WaitForRestart(string reason, TimeSpan waited, StepContext context) => waited < target.Restart
        ? StepOutcome.WaitUntil(context.Now + Recheck, reason)
        : StepOutcome.Failed(FailureKind.Misconfigured, "restart-timeout",
            $"{target.Caller.Name} does not serve with its new settings after {waited:g}: {reason}. Look at the application's log stream.");

    private StepOutcome Drift(string what) => StepOutcome.Failed(FailureKind.Drift, "settings-drift",
        $"The settings of {target.Caller.Name} {what}. "
        + "This run did not overwrite them knowingly. Stop whatever else writes them (a pipeline, Terraform, a person), then retry.");

    private Task<IReadOnlyDictionary<string, SecretValue>> ReadAsync(StepContext context) =>
        platform.ReadSettingsAsync(target.Caller, context.Cancellation);

    private static async Task<IReadOnlyDictionary<string, SecretValue?>> OpenAsync(SettingsBefore before, StepContext context)
    {
        var opened = new Dictionary<string, SecretValue?>();
        foreach (var setting in before.Settings)
        {
            opened[setting.Name] = setting switch
            {
                { Secret: { } secret } => await context.OpenAsync(secret),
                { Reference: { } reference } => SecretValue.Of(reference),
                _ => null,
            };
        }

        return opened;
    }

    private IEnumerable<Evidence> Facts(SettingsBefore before)
    {
        var changed = before.Settings.Where(setting => !setting.AsPlanned).ToLookup(setting => target.Wanted(setting.Name, before.IsLinux) is null, setting => setting.Name);
        if (changed[false].Any()) yield return new("settings-set", string.Join(", ", changed[false]));
        if (changed[true].Any()) yield return new("settings-removed", string.Join(", ", changed[true]));
        if (before.IsAsPlanned) yield return new("settings", "as planned already");
        foreach (var setting in before.Settings.Where(setting => !setting.Exists && target.Wanted(setting.Name, before.IsLinux) is null))
            yield return new("already-absent", setting.Name);
        if (before.Sticky.Count > 0)
            yield return new("sticky-settings", $"{string.Join(", ", before.Sticky)} stay with the slot; slotConfigNames was not changed");
    }

    private static IEnumerable<Evidence> LeftAlone(BackwardMerge back) =>
        back.LeftAlone.Select(name => new Evidence("left-alone", $"{name} was changed by somebody else meanwhile"));
}
