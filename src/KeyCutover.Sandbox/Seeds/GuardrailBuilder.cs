using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Seeds;

/// <summary>Makes role and deny assignments, locks and policies of a seed.</summary>
internal sealed class GuardrailBuilder(SeedDocument document, SandboxWorld world)
{
    private readonly SandboxSeed seed = document.Seed;

    public void AddAll()
    {
        foreach (var application in seed.Applications.Prepend(seed.Executor))
        {
            world.RoleAssignments.AddRange(application.Roles.Select(role => Assign(application.ObjectId, role, world.ResourceGroup.Id, null, application)));
            world.RoleAssignments.AddRange(application.SubscriptionRoles.Select(role => Assign(application.ObjectId, role, world.Subscription.ResourceId, null, application)));
        }
        world.RoleAssignments.AddRange(seed.RoleAssignments.Select(one => Assign(PrincipalOf(one.Principal, one), one.Role, ScopeOf(one.Scope, one), one.Name, one)));
        world.DenyAssignments.AddRange(seed.DenyAssignments.Select(one => new DenyAssignment(
            world.NewGuid(), one.Name, ScopeOf(one.Scope, one), one.Actions, [.. one.Principals.Select(principal => PrincipalOf(principal, one))])));
        world.Locks.AddRange(seed.Locks.Select(LockOf));
        world.PolicyAssignments.AddRange(seed.Policies.Select(PolicyOf));
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

    private ManagementLock LockOf(LockSeed one) =>
        one.Level is "CanNotDelete" or "ReadOnly"
            ? new ManagementLock(one.Name, ScopeOf(one.Scope, one), one.Level, one.Notes)
            : throw document.Problem(one, $"A lock's level is CanNotDelete or ReadOnly, not '{one.Level}'.");

    private PolicyAssignment PolicyOf(PolicySeed one)
    {
        var definition = one.Definition is { } name
            ? world.PolicyDefinitions.Find(candidate => candidate.Name == name)
            : world.PolicyDefinitions.Find(candidate => candidate.DefaultEffect == one.Effect) ?? world.PolicyDefinitions[0];
        return definition is null
            ? throw document.Problem(one, $"There is no policy definition '{one.Definition}' here.")
            : new PolicyAssignment(one.Name, definition.DisplayName, ScopeOf(one.Scope, one), definition.Id, one.Effect, one.Enforced);
    }

    private string ScopeOf(string scope, object part) =>
        SeedScopes.FindScope(world, scope) ?? throw document.Problem(part, $"There is no scope '{scope}'; write subscription, resourceGroup, accounts/NAME or a resource id.");

    private string PrincipalOf(string principal, object part) =>
        SeedScopes.FindPrincipal(world, seed, principal) ?? throw document.Problem(part, $"There is no principal '{principal}'; write executor, an application, sites/NAME or an object id.");
}
