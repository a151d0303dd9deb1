using KeyCutover.Domain.Accounts;
using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Guardrails;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Roles;
using KeyCutover.Domain.Steps;
using KeyCutover.Domain.Vault;

namespace KeyCutover.Steps.Preflight;

/// <summary>Checks that the plan can go forward and back before anything is changed. Changes nothing.</summary>
[Step("preflight", TrackKind.Preflight, 10)]
public sealed class PreflightStep(
    IGuardrails guardrails, IAccounts accounts, IRoleAssignments roles, ISecretVault vaults, CallerPlatforms platforms, IFailureClassifier failures)
    : CutoverStep<PreflightInput, PreflightReport>
{
    /// <inheritdoc />
    public override PreflightInput Bind(CutoverPlan plan, CallerPlan? caller) => new(plan);

    /// <inheritdoc />
    public override async Task<PreflightReport> InspectAsync(PreflightInput input, StepContext context)
    {
        var list = new CheckList(failures);
        await new PlanChecks(guardrails, accounts, roles).AddAsync(list, input.Plan, context.Cancellation);
        foreach (var caller in input.Plan.Callers) await new CallerChecks(platforms, roles).AddAsync(list, caller, context.Cancellation);
        await new GuardChecks(guardrails, roles, vaults).AddAsync(list, input.Plan, context.Cancellation);
        return list.Report;
    }

    /// <inheritdoc />
    public override IReadOnlyList<PropertyChange> Preview(PreflightInput input, PreflightReport now) => [];

    /// <inheritdoc />
    // The checks are made anew: after a failure somebody mends what they found, and a retry must see that.
    public override async Task<StepOutcome> ApplyAsync(PreflightInput input, PreflightReport before, StepContext context) =>
        PreflightVerdict.Of(await InspectAsync(input, context));

    /// <inheritdoc />
    public override Task<StepOutcome> VerifyAsync(PreflightInput input, PreflightReport before, StepContext context) =>
        Task.FromResult(StepOutcome.Done());

    /// <inheritdoc />
    public override Task<StepOutcome> UndoAsync(PreflightInput input, PreflightReport before, StepContext context) =>
        Task.FromResult(StepOutcome.Done());

    /// <inheritdoc />
    public override Task<StepOutcome> VerifyUndoAsync(PreflightInput input, PreflightReport before, StepContext context) =>
        Task.FromResult(StepOutcome.Done());

    /// <inheritdoc />
    public override IReadOnlyList<string> ManualUndo(PreflightInput input, PreflightReport before) => [];
}
