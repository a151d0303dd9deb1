using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Steps;
using KeyCutover.Steps.Probing;

namespace KeyCutover.Steps.ValidateCall;

/// <summary>Proves that the application's own calls now succeed as its identity, on every instance, three times in a row. Changes nothing.</summary>
[Step("validate-call", TrackKind.Caller, 50)]
public sealed class ValidateCallStep(CallerPlatforms platforms) : CutoverStep<ValidateCallInput, ValidateBefore>
{
    // The role was proven for a minute before the swap; three calls tell a steady application from one that is just recycling.
    private readonly ConsecutiveCalls calls = new(platforms, needed: 3, apart: TimeSpan.FromSeconds(5));

    /// <inheritdoc />
    public override ValidateCallInput Bind(CutoverPlan plan, CallerPlan? caller)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(caller);
        return new(caller.Id, caller.UserAssigned(), caller.Validate.Endpoint, plan.Deadlines.Propagation, plan.Deadlines.Restart);
    }

    /// <inheritdoc />
    public override async Task<ValidateBefore> InspectAsync(ValidateCallInput input, StepContext context) =>
        new((await platforms.For(input.Caller).ReadAsync(input.Caller, context.Cancellation)).Identity.PrincipalOf(input.UserAssigned));

    /// <inheritdoc />
    public override IReadOnlyList<PropertyChange> Preview(ValidateCallInput input, ValidateBefore now) => [];

    /// <inheritdoc />
    public override Task<StepOutcome> ApplyAsync(ValidateCallInput input, ValidateBefore before, StepContext context) =>
        Task.FromResult(StepOutcome.Done());

    /// <inheritdoc />
    public override Task<StepOutcome> VerifyAsync(ValidateCallInput input, ValidateBefore before, StepContext context) =>
        calls.NextAsync(input.Caller, input.Endpoint, before.Principal, input.Restart, context);

    /// <inheritdoc />
    public override Task<StepOutcome> UndoAsync(ValidateCallInput input, ValidateBefore before, StepContext context) =>
        Task.FromResult(StepOutcome.Done());

    /// <inheritdoc />
    public override Task<StepOutcome> VerifyUndoAsync(ValidateCallInput input, ValidateBefore before, StepContext context) =>
        Task.FromResult(StepOutcome.Done());

    /// <inheritdoc />
    public override IReadOnlyList<string> ManualUndo(ValidateCallInput input, ValidateBefore before) => [];

    /// <inheritdoc />
    public override TimeSpan? Deadline(ValidateCallInput input) => input.Propagation + input.Restart;
}
