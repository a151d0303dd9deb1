using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Steps;
using KeyCutover.Steps.Probing;

namespace KeyCutover.Steps.EnableIdentity;

/// <summary>Gives the caller its managed identity beside those it has; undo takes it away if this run added it.</summary>
[Step("enable-identity", TrackKind.Caller, 10)]
public sealed class EnableIdentityStep(CallerPlatforms platforms) : CutoverStep<EnableIdentityInput, IdentityBefore>
{
    // App Service usually shows the principal id in the answer to the PATCH itself, at the latest some seconds after a 202.
    private static readonly TimeSpan Recheck = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <inheritdoc />
    public override EnableIdentityInput Bind(CutoverPlan plan, CallerPlan? caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return new(caller.Id, caller.UserAssigned());
    }

    /// <inheritdoc />
    public override async Task<IdentityBefore> InspectAsync(EnableIdentityInput input, StepContext context)
    {
        var identity = await ReadAsync(input, context);
        return new(Has(identity, input), identity);
    }

    /// <inheritdoc />
    public override IReadOnlyList<PropertyChange> Preview(EnableIdentityInput input, IdentityBefore now)
    {
        if (now.PreExisting) return [];
        var target = input.Caller.ToString();
        return input.UserAssigned is { } id
            ? [new(target, $"identity.userAssignedIdentities.{id}", null, "assigned")]
            : [new(target, "identity.principalId", null, CallerIdentities.MadeLater)];
    }

    /// <inheritdoc />
    public override async Task<StepOutcome> ApplyAsync(EnableIdentityInput input, IdentityBefore before, StepContext context)
    {
        if (before.PreExisting && Has(await ReadAsync(input, context), input))
            return StepOutcome.Done(new Evidence("identity", "was there before"));
        var receipt = await platforms.For(input.Caller).AddIdentityAsync(input.Caller, input.UserAssigned, context.Cancellation);
        return StepOutcome.Done([.. ReceiptEvidence.Of(receipt)]);
    }

    /// <inheritdoc />
    public override async Task<StepOutcome> VerifyAsync(EnableIdentityInput input, IdentityBefore before, StepContext context)
    {
        var identity = await ReadAsync(input, context);
        if (identity.PrincipalOf(input.UserAssigned) is { } principal)
            return StepOutcome.Done([.. IdentityFacts.Of(identity, input.UserAssigned, principal)]);
        return context.Now - context.PhaseStartedAt < Patience
            ? StepOutcome.WaitUntil(context.Now + Recheck, "Azure has not told the identity's principal id yet")
            : StepOutcome.Failed(FailureKind.Unknown,
                "no-principal-id", $"{input.Caller.Name} accepted the identity but shows no principal id. Look at its identity page in the portal, then retry.");
    }

    /// <inheritdoc />
    public override async Task<StepOutcome> UndoAsync(EnableIdentityInput input, IdentityBefore before, StepContext context)
    {
        if (before.PreExisting) return StepOutcome.Done(new Evidence("identity", "was there before; it stays"));
        var receipt = await platforms.For(input.Caller).RemoveIdentityAsync(input.Caller, input.UserAssigned, context.Cancellation);
        return StepOutcome.Done([.. ReceiptEvidence.Of(receipt)]);
    }

    /// <inheritdoc />
    public override async Task<StepOutcome> VerifyUndoAsync(EnableIdentityInput input, IdentityBefore before, StepContext context)
    {
        var now = await ReadAsync(input, context);
        if (before.PreExisting || !Has(now, input)) return StepOutcome.Done([.. IdentityDifferences.Between(before.Identity, now)]);
        return context.Now - context.PhaseStartedAt < Patience
            ? StepOutcome.WaitUntil(context.Now + Recheck, "the identity is still shown on the caller")
            : StepOutcome.Failed(FailureKind.Unknown,
                "identity-stays", $"The identity was removed from {input.Caller.Name}, but Azure still shows it. Remove it by hand.");
    }

    /// <inheritdoc />
    public override IReadOnlyList<string> ManualUndo(EnableIdentityInput input, IdentityBefore before) =>
        before.PreExisting ? [] : [$"az webapp identity remove --ids {input.Caller} --identities {input.UserAssigned?.ToString() ?? "[system]"}"];

    private async Task<CallerIdentity> ReadAsync(EnableIdentityInput input, StepContext context) =>
        (await platforms.For(input.Caller).ReadAsync(input.Caller, context.Cancellation)).Identity;

    private static bool Has(CallerIdentity identity, EnableIdentityInput input) =>
        input.UserAssigned is { } id ? identity.Find(id) is not null : identity.SystemPrincipalId is not null;
}
