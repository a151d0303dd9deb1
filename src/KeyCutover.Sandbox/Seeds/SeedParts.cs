using System.Globalization;
using KeyCutover.Sandbox.Callers;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Seeds;

/// <summary>Makes parts of a world that a seed can say at the start and the admin endpoint later, both in the same words.</summary>
internal sealed class SeedParts(SandboxWorld world, Func<object, string, Exception> problem)
{
    public ManagementLock Lock(LockSeed one) =>
        one.Level is "CanNotDelete" or "ReadOnly"
            ? new ManagementLock(one.Name, ScopeOf(one.Scope, one), one.Level, one.Notes)
            : throw problem(one, $"A lock's level is CanNotDelete or ReadOnly, not '{one.Level}'.");

    public PolicyAssignment Policy(PolicySeed one)
    {
        var definition = one.Definition is { } name
            ? world.PolicyDefinitions.Find(candidate => candidate.Name == name)
            : world.PolicyDefinitions.Find(candidate => candidate.DefaultEffect == one.Effect) ?? world.PolicyDefinitions[0];
        return definition is null
            ? throw problem(one, $"There is no policy definition '{one.Definition}' here.")
            : new PolicyAssignment(one.Name, definition.DisplayName, ScopeOf(one.Scope, one), definition.Id, one.Effect, one.Enforced);
    }

    public DenyAssignment Deny(DenyAssignmentSeed one) => new(
        world.NewGuid(), one.Name, ScopeOf(one.Scope, one), one.Actions, [.. one.Principals.Select(principal => PrincipalOf(principal, one))]);

    public VaultAccessPolicy AccessPolicy(AccessPolicySeed one) => new(PrincipalOf(one.Principal, one), one.Secrets, one.Keys);

    public KeyCaller Caller(KeyCallerSeed one)
    {
        var account = world.Accounts.Find(candidate => candidate.Name == one.Account) ?? throw problem(one, $"There is no account '{one.Account}' here.");
        var at = one.At is { } text
            ? TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour)
                ? hour
                : throw problem(one, $"'{text}' is not an hour of the day; write it as 02:30.")
            : (TimeOnly?)null;
        if (at is null == one.Every is null)
            throw problem(one, $"Key caller '{one.Name}' calls either every so often or at an hour of the day.");
        // A caller has a key as it was put into its configuration one day: it does not hear of a new one.
        var key = one.Key switch { "key1" => account.Key1, "key2" => account.Key2, var other => throw problem(one, $"An account has key1 and key2, but no '{other}'.") };
        return new KeyCaller(one.Name, account.Name, one.Deployment ?? account.Deployments.FirstOrDefault()?.Name ?? "none", key, one.Every, at);
    }

    public string ScopeOf(string scope, object part) =>
        SeedScopes.FindScope(world, scope) ?? throw problem(part, $"There is no scope '{scope}'; write subscription, resourceGroup, accounts/NAME or a resource id.");

    public string PrincipalOf(string principal, object part) =>
        SeedScopes.FindPrincipal(world, principal) ?? throw problem(part, $"There is no principal '{principal}'; write executor, an application, sites/NAME or an object id.");
}
