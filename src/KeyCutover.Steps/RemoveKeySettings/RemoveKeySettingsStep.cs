using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Steps;
using KeyCutover.Steps.AppSettings;
using KeyCutover.Steps.Probing;

namespace KeyCutover.Steps.RemoveKeySettings;

/// <summary>Removes the key's settings once the identity is proven, and proves it again without them; undo puts them back.</summary>
[Step("remove-key-settings", TrackKind.Caller, 60)]
public sealed class RemoveKeySettingsStep(CallerPlatforms platforms) : CutoverStep<RemoveKeySettingsInput, SettingsBefore>
{
    // The identity was proven by validate-call; one more call shows that the process without the key does not miss it.
    private readonly ConsecutiveCalls calls = new(platforms, needed: 1, apart: TimeSpan.Zero);

    /// <inheritdoc />
    public override RemoveKeySettingsInput Bind(CutoverPlan plan, CallerPlan? caller)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(caller);
        return new(caller.Id, caller.UserAssigned(), caller.Settings.Remove, caller.Settings.KeyInUse == KeyInUse.UntilRemoved,
            caller.Validate.Endpoint, plan.Deadlines.Restart);
    }

    /// <inheritdoc />
    public override Task<SettingsBefore> InspectAsync(RemoveKeySettingsInput input, StepContext context) =>
        Swap(input).InspectAsync(context);

    /// <inheritdoc />
    public override IReadOnlyList<PropertyChange> Preview(RemoveKeySettingsInput input, SettingsBefore now) =>
        input.RemovedBySwap ? [] : SettingsPreview.Of(Target(input), now);

    /// <inheritdoc />
    public override Task<StepOutcome> ApplyAsync(RemoveKeySettingsInput input, SettingsBefore before, StepContext context) =>
        Swap(input).ApplyAsync(before, context);

    /// <inheritdoc />
    public override async Task<StepOutcome> VerifyAsync(RemoveKeySettingsInput input, SettingsBefore before, StepContext context)
    {
        var serving = await Swap(input).VerifyAsync(before, context);
        if (serving is not StepOutcome.DoneOutcome done) return serving;

        var caller = await platforms.For(input.Caller).ReadAsync(input.Caller, context.Cancellation);
        var call = await calls.NextAsync(input.Caller, input.Endpoint, caller.Identity.PrincipalOf(input.UserAssigned), input.Restart, context);
        return call is StepOutcome.DoneOutcome proven ? StepOutcome.Done([.. done.Evidence, .. proven.Evidence]) : call;
    }

    /// <inheritdoc />
    public override Task<StepOutcome> UndoAsync(RemoveKeySettingsInput input, SettingsBefore before, StepContext context) =>
        Swap(input).UndoAsync(before, context);

    /// <inheritdoc />
    public override Task<StepOutcome> VerifyUndoAsync(RemoveKeySettingsInput input, SettingsBefore before, StepContext context) =>
        Swap(input).VerifyUndoAsync(before, context);

    /// <inheritdoc />
    public override IReadOnlyList<string> ManualUndo(RemoveKeySettingsInput input, SettingsBefore before) =>
        SettingsManualUndo.For(Target(input), before);

    private SettingsSwap Swap(RemoveKeySettingsInput input) => new(platforms, Target(input));

    private static SettingsTarget Target(RemoveKeySettingsInput input) =>
        new(input.Caller, new Dictionary<string, string>(), input.Remove, input.Endpoint, input.Restart);
}
