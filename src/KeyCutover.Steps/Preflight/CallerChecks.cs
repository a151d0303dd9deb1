using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Plans;
using KeyCutover.Domain.Roles;
using KeyCutover.Steps.Probing;

namespace KeyCutover.Steps.Preflight;

/// <summary>Checks on each caller.</summary>
internal sealed class CallerChecks(CallerPlatforms platforms, IRoleAssignments roles)
{
    public async Task AddAsync(CheckList list, CallerPlan caller, CancellationToken cancellation)
    {
        var platform = platforms.For(caller.Id);
        await list.AddAsync("caller-running", caller.Id, async () => CallerRules.Running(await platform.ReadAsync(caller.Id, cancellation)));
        await list.AddAsync("pending-swap", caller.Id, async () => CallerRules.PendingSwap(await platform.ReadAsync(caller.Id, cancellation)));
        foreach (var path in new[] { caller.Validate.Endpoint, caller.Validate.IdentityEndpoint })
        {
            await list.AddAsync("application-answers", caller.Id,
                async () => CallerRules.Answers(await platform.ProbeAsync(caller.Id, path, cancellation), path));
        }

        if (caller.UserAssigned() is not { } identity) return;
        await list.AddAsync("user-assigned-identity", identity, async () =>
        {
            var state = await platform.ReadAsync(caller.Id, cancellation);
            if (state.Identity.Find(identity) is not null) return Finding.Pass("assigned to the caller already");
            // Azure tells permissions only on a resource that is there, so this also shows that the identity exists.
            var own = await roles.ReadOwnPermissionsAsync(identity, cancellation);
            return AccountRules.Permissions(own, ["Microsoft.ManagedIdentity/userAssignedIdentities/assign/action"], []);
        });
    }
}
