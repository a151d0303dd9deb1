using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Steps;
using KeyCutover.Steps.Probing;

namespace KeyCutover.Steps.AwaitPropagation;

/// <summary>Waits until the role works for the caller itself, on every instance, five times in a row. Changes nothing.</summary>
[Step("await-propagation", TrackKind.Caller, 30)]
public sealed class AwaitPropagationStep(CallerPlatforms platforms) : CutoverStep<AwaitPropagationInput, PropagationBefore>
{
    // While the nodes catch up, success and PermissionDenied interleave; five successes over a minute outlast that.
    private readonly ConsecutiveCalls calls = new(platforms, needed: 5, apart: TimeSpan.FromSeconds(15));

    /// <inheritdoc />
    public override AwaitPropagationInput Bind(CutoverPlan plan, CallerPlan? caller)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(caller);
        return new(caller.Id, caller.UserAssigned(), caller.Validate.IdentityEndpoint, plan.Deadlines.Propagation, plan.Deadlines.Restart);
    }

    /// <inheritdoc />
    public override async Task<PropagationBefore> InspectAsync(AwaitPropagationInput input, StepContext context) =>
        new((await platforms.For(input.Caller).ReadAsync(input.Caller, context.Cancellation)).Identity.PrincipalOf(input.UserAssigned));

    /// <inheritdoc />
    public override IReadOnlyList<PropertyChange> Preview(AwaitPropagationInput input, PropagationBefore now) => [];

    /// <inheritdoc />
    public override Task<StepOutcome> ApplyAsync(AwaitPropagationInput input, PropagationBefore before, StepContext context) =>
        Task.FromResult(StepOutcome.Done());

    /// <inheritdoc />
    public override Task<StepOutcome> VerifyAsync(AwaitPropagationInput input, PropagationBefore before, StepContext context) =>
        calls.NextAsync(input.Caller, input.IdentityEndpoint, before.Principal, input.Restart, context);

    /// <inheritdoc />
    public override Task<StepOutcome> UndoAsync(AwaitPropagationInput input, PropagationBefore before, StepContext context) =>
        Task.FromResult(StepOutcome.Done());

    /// <inheritdoc />
    public override Task<StepOutcome> VerifyUndoAsync(AwaitPropagationInput input, PropagationBefore before, StepContext context) =>
        Task.FromResult(StepOutcome.Done());

    /// <inheritdoc />
    public override IReadOnlyList<string> ManualUndo(AwaitPropagationInput input, PropagationBefore before) => [];

    /// <inheritdoc />
    public override TimeSpan? Deadline(AwaitPropagationInput input) => input.Propagation;
}
