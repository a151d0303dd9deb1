using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Steps;
using KeyCutover.Steps.AppSettings;

namespace KeyCutover.Steps.SwapSettings;

/// <summary>Makes the application use its identity, in one write; undo puts back what that write changed.</summary>
[Step("swap-settings", TrackKind.Caller, 40)]
public sealed class SwapSettingsStep(CallerPlatforms platforms) : CutoverStep<SwapSettingsInput, SettingsBefore>
{
    /// <inheritdoc />
    public override SwapSettingsInput Bind(CutoverPlan plan, CallerPlan? caller)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(caller);
        var settings = caller.Settings;
        return new(caller.Id, settings.Set, settings.KeyInUse == KeyInUse.UntilRemoved ? settings.Remove : [], caller.Validate.Endpoint, plan.Deadlines.Restart);
    }

    /// <inheritdoc />
    public override Task<SettingsBefore> InspectAsync(SwapSettingsInput input, StepContext context) => Swap(input).InspectAsync(context);

    /// <inheritdoc />
    public override IReadOnlyList<PropertyChange> Preview(SwapSettingsInput input, SettingsBefore now) =>
        SettingsPreview.Of(Target(input), now);

    /// <inheritdoc />
    public override Task<StepOutcome> ApplyAsync(SwapSettingsInput input, SettingsBefore before, StepContext context) =>
        Swap(input).ApplyAsync(before, context);

    /// <inheritdoc />
    public override Task<StepOutcome> VerifyAsync(SwapSettingsInput input, SettingsBefore before, StepContext context) =>
        Swap(input).VerifyAsync(before, context);

    /// <inheritdoc />
    public override Task<StepOutcome> UndoAsync(SwapSettingsInput input, SettingsBefore before, StepContext context) =>
        Swap(input).UndoAsync(before, context);

    /// <inheritdoc />
    public override Task<StepOutcome> VerifyUndoAsync(SwapSettingsInput input, SettingsBefore before, StepContext context) =>
        Swap(input).VerifyUndoAsync(before, context);

    /// <inheritdoc />
    public override IReadOnlyList<string> ManualUndo(SwapSettingsInput input, SettingsBefore before) =>
        SettingsManualUndo.For(Target(input), before);

    private SettingsSwap Swap(SwapSettingsInput input) => new(platforms, Target(input));

    private static SettingsTarget Target(SwapSettingsInput input) =>
        new(input.Caller, input.Set, input.Remove, input.Endpoint, input.Restart);
}
