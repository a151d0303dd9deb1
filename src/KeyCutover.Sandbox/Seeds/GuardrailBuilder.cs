using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Seeds;

/// <summary>Makes custom roles, role and deny assignments, locks and policies of a seed.</summary>
internal sealed class GuardrailBuilder(SeedDocument document, SandboxWorld world)
{
    private readonly SandboxSeed seed = document.Seed;
    private readonly SeedParts guardrails = new(world, document.Problem);

    public void AddAll()
    {
        world.RoleDefinitions.AddRange(seed.CustomRoles.Select(role =>
            new RoleDefinition(world.NewGuid(), role.Name, role.Description, role.Actions, role.NotActions, role.DataActions) { IsCustom = true }));
        foreach (var application in seed.Applications.Prepend(seed.Executor))
        {
            world.RoleAssignments.AddRange(application.Roles.Select(role => Assign(application.ObjectId, role, world.ResourceGroup.Id, null, application)));
            world.RoleAssignments.AddRange(application.SubscriptionRoles.Select(role => Assign(application.ObjectId, role, world.Subscription.ResourceId, null, application)));
        }
        world.RoleAssignments.AddRange(seed.RoleAssignments.Select(one => Assign(guardrails.PrincipalOf(one.Principal, one), one.Role, guardrails.ScopeOf(one.Scope, one), one.Name, one)));
        world.DenyAssignments.AddRange(seed.DenyAssignments.Select(one => guardrails.Deny(one)));
        world.Locks.AddRange(seed.Locks.Select(one => guardrails.Lock(one)));
        world.PolicyAssignments.AddRange(seed.Policies.Select(one => guardrails.Policy(one)));
        foreach (var (vault, made) in seed.Vaults.Zip(world.Vaults))
            made.AccessPolicies.AddRange(vault.AccessPolicies.Select(one => guardrails.AccessPolicy(one)));
        world.KeyCallers.AddRange(seed.KeyCallers.Select(one => guardrails.Caller(one)));
    }

    private RoleAssignment Assign(string principalId, string role, string scope, string? name, object part) => new()
    {
        Name = name ?? world.NewGuid(),
        Scope = scope,
        Role = world.RoleDefinitions.Find(definition => definition.Name == role || definition.RoleName == role)?.Name
            ?? throw document.Problem(part, $"There is no role '{role}' here."),
        PrincipalId = principalId,
        PrincipalType = "ServicePrincipal",
        CreatedAt = world.Clock.Origin,
        CreatedBy = seed.Executor.ObjectId,
        ReadableFrom = DateTimeOffset.MinValue,
        IsSeeded = true,
    };
}
