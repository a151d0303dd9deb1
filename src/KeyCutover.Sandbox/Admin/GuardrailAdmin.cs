using KeyCutover.Sandbox.Seeds;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Admin;

/// <summary>What stands in a cutover's way: locks, policies and deny assignments, put and deleted by name, and how a vault lets in.</summary>
internal sealed class GuardrailAdmin(SandboxWorld world) : IAdminFamily
{
    private readonly SeedParts parts = new(world, AdminBody.Problem);

    public void Map(RouteGroupBuilder admin)
    {
        MapNamed<LockSeed, ManagementLock>(admin, "/locks", world.Locks, parts.Lock, one => one.Name);
        MapNamed<PolicySeed, PolicyAssignment>(admin, "/policies", world.PolicyAssignments, parts.Policy, one => one.Name);
        MapNamed<DenyAssignmentSeed, DenyAssignment>(admin, "/deny-assignments", world.DenyAssignments, parts.Deny, one => one.DisplayName);
        admin.MapPatch("/vaults/{name}", ChangeVaultAsync);
        admin.MapPut("/sites/{site}/pending-swap", async (HttpContext context, string site) => SetPendingSwap(site, (await AdminBody.ReadAsync<PendingSwap>(context)).Slot));
        admin.MapDelete("/sites/{site}/pending-swap", (string site) => SetPendingSwap(site, null));
    }

    private void MapNamed<TSeed, T>(RouteGroupBuilder admin, string path, List<T> all, Func<TSeed, T> make, Func<T, string> nameOf)
    {
        admin.MapGet(path, () =>
        {
            lock (world.Gate)
                return AdminBody.Json(all.ToArray());
        });
        // The cast makes it a handler whose result is written; without it the result would be dropped.
        admin.MapPost(path, (Delegate)(async (HttpContext context) =>
        {
            var seed = await AdminBody.ReadAsync<TSeed>(context);
            lock (world.Gate)
            {
                var made = make(seed);
                all.RemoveAll(other => nameOf(other) == nameOf(made));
                all.Add(made);
            }
            return Results.NoContent();
        }));
        admin.MapDelete(path + "/{name}", (string name) =>
        {
            lock (world.Gate)
                return all.RemoveAll(one => nameOf(one) == name) > 0 ? Results.NoContent() : throw new AdminProblem(StatusCodes.Status404NotFound, $"There is no '{name}' in {path[1..]}.");
        });
    }

    private async Task<IResult> ChangeVaultAsync(HttpContext context, string name)
    {
        var change = await AdminBody.ReadAsync<VaultChange>(context);
        lock (world.Gate)
        {
            var vault = world.Vaults.Find(candidate => candidate.Name == name) ?? throw new AdminProblem(StatusCodes.Status404NotFound, $"There is no vault '{name}'.");
            vault.RbacAuthorization = change.Rbac ?? vault.RbacAuthorization;
            vault.FirewallClosed = change.FirewallClosed ?? vault.FirewallClosed;
            if (change.AccessPolicies is { } policies)
            {
                vault.AccessPolicies.Clear();
                vault.AccessPolicies.AddRange(policies.Select(parts.AccessPolicy));
            }
        }
        return Results.NoContent();
    }

    private IResult SetPendingSwap(string site, string? slot)
    {
        lock (world.Gate)
        {
            var found = world.FindSite(site) ?? throw new AdminProblem(StatusCodes.Status404NotFound, $"There is no site '{site}'; a slot is APP-SLOT.");
            found.TargetSwapSlot = slot;
        }
        return Results.NoContent();
    }

    private sealed record PendingSwap(string Slot);

    private sealed record VaultChange(bool? Rbac, bool? FirewallClosed, IReadOnlyList<AccessPolicySeed>? AccessPolicies);
}
