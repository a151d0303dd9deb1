using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Roles;
using KeyCutover.Domain.Steps;
using KeyCutover.Steps.Probing;

namespace KeyCutover.Steps.AssignRole;

/// <summary>Grants the caller's identity its role on the account; undo removes the grant if this run made it.</summary>
[Step("assign-role", TrackKind.Caller, 20)]
public sealed class AssignRoleStep(CallerPlatforms platforms, IRoleAssignments roles) : CutoverStep<AssignRoleInput, RoleBefore>
{
    // A GET may find the new assignment on one replica and miss it on the next. Terraform's provider waits for five good ones, 5 s apart.
    private const int GoodReads = 5;
    private static readonly TimeSpan BetweenReads = TimeSpan.FromSeconds(5);

    // Removal takes up to ten minutes to show everywhere (Azure RBAC troubleshooting).
    private static readonly TimeSpan RemovalPatience = TimeSpan.FromMinutes(15);

    /// <inheritdoc />
    public override AssignRoleInput Bind(CutoverPlan plan, CallerPlan? caller)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(caller);
        return new(caller.Id, caller.UserAssigned(), plan.Account.Id, plan.Account.Role);
    }

    /// <inheritdoc />
    public override async Task<RoleBefore> InspectAsync(AssignRoleInput input, StepContext context)
    {
        var caller = await platforms.For(input.Caller).ReadAsync(input.Caller, context.Cancellation);
        if (caller.Identity.PrincipalOf(input.UserAssigned) is not { } principal) return new(null, null);
        return new(principal, await roles.FindAsync(input.Account, principal, input.Role, context.Cancellation));
    }

    /// <inheritdoc />
    public override IReadOnlyList<PropertyChange> Preview(AssignRoleInput input, RoleBefore now) =>
        now.PreExisting is not null
            ? []
            : [new(input.Account.ToString(), $"roleAssignments.{input.Role}", null, $"principal {now.Principal?.ToString() ?? CallerIdentities.MadeLater}")];

    /// <inheritdoc />
    public override async Task<StepOutcome> ApplyAsync(AssignRoleInput input, RoleBefore before, StepContext context)
    {
        if (before.PreExisting is { } adopted) return StepOutcome.Done(new Evidence("role-assignment-adopted", adopted.Name.ToString()));
        if (before.Principal is not { } principal)
            return StepOutcome.Failed(FailureKind.Drift,
                "no-identity", $"{input.Caller.Name} has no such identity any more. Assign it again, then retry.");

        var (grant, receipt) = await roles.GrantAsync(input.Account, principal, input.Role, context.Cancellation);
        return StepOutcome.Done([
            new(grant.Name == Ours(input, principal) ? "role-assignment" : "role-assignment-adopted", grant.Name.ToString()), .. ReceiptEvidence.Of(receipt)]);
    }

    /// <inheritdoc />
    public override async Task<StepOutcome> VerifyAsync(AssignRoleInput input, RoleBefore before, StepContext context)
    {
        if (before.Principal is not { } principal)
            return StepOutcome.Failed(FailureKind.Drift, "no-identity", $"{input.Caller.Name} has no such identity any more.");
        var name = before.PreExisting?.Name
            ?? (await roles.FindAsync(input.Account, principal, input.Role, context.Cancellation))?.Name
            ?? Ours(input, principal);
        if (!await roles.IsReadableAsync(input.Account, name, context.Cancellation))
            return StepOutcome.WaitUntil(context.Now + BetweenReads, "the new assignment is not readable yet", new Reads(0));

        var good = (context.ReadProgress<Reads>()?.Good ?? 0) + 1;
        return before.PreExisting is null && good < GoodReads
            ? StepOutcome.WaitUntil(context.Now + BetweenReads,
                $"the new assignment was readable {good} of {GoodReads} times", new Reads(good))
            : StepOutcome.Done(
                new("role-assignment-readable", name.ToString()), new("role-assignment-id", IdOf(input, name)), new("role", input.Role.ToString()),
                new("scope", input.Account.ToString()), new("principal-id", principal.ToString()));
    }

    /// <inheritdoc />
    public override async Task<StepOutcome> UndoAsync(AssignRoleInput input, RoleBefore before, StepContext context)
    {
        if (before.PreExisting is { } adopted)
            return StepOutcome.Done(new Evidence("role-assignment", $"{adopted.Name} was there before; it stays"));
        if (before.Principal is not { } principal) return StepOutcome.Done(new Evidence("role-assignment", "none was made"));

        // Only under our own name: an assignment of another name was made by somebody else, even if it appeared while this step ran.
        var receipt = await roles.RevokeAsync(input.Account, Ours(input, principal), context.Cancellation);
        return StepOutcome.Done([new("role-assignment-removed", Ours(input, principal).ToString()), .. ReceiptEvidence.Of(receipt)]);
    }

    /// <inheritdoc />
    public override async Task<StepOutcome> VerifyUndoAsync(AssignRoleInput input, RoleBefore before, StepContext context)
    {
        if (before.PreExisting is not null || before.Principal is not { } principal) return StepOutcome.Done();
        if (!await roles.IsReadableAsync(input.Account, Ours(input, principal), context.Cancellation)) return StepOutcome.Done();
        return context.Now - context.PhaseStartedAt < RemovalPatience
            ? StepOutcome.WaitUntil(context.Now + BetweenReads, "the removed assignment is still readable")
            : StepOutcome.Failed(FailureKind.Unknown, "assignment-stays", "The role assignment was removed, but Azure still shows it. Remove it by hand.");
    }

    /// <inheritdoc />
    public override IReadOnlyList<string> ManualUndo(AssignRoleInput input, RoleBefore before) =>
        before is { PreExisting: null, Principal: { } principal }
            ? [$"az role assignment delete --ids {IdOf(input, Ours(input, principal))}"]
            : [];

    private static Guid Ours(AssignRoleInput input, Guid principal) => RoleGrant.NameFor(input.Account, principal, input.Role);

    private static string IdOf(AssignRoleInput input, Guid name) => $"{input.Account}/providers/Microsoft.Authorization/roleAssignments/{name}";

    private sealed record Reads(int Good);
}
