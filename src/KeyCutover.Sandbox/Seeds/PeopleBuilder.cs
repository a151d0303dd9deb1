using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Seeds;

/// <summary>Makes groups, users, and the roles that users and applications have in applications; those must be there.</summary>
internal sealed class PeopleBuilder(SeedDocument document, SandboxWorld world)
{
    private readonly SandboxSeed seed = document.Seed;

    public void AddAll()
    {
        foreach (var group in seed.Groups)
            world.Groups.Add(new Group(group.ObjectId ?? world.NewGuid(), group.Name));
        foreach (var user in seed.Users)
            Add(user);
        foreach (var application in seed.Applications.Prepend(seed.Executor))
            world.AppRoleAssignments.AddRange(Assign(application.ObjectId, application.Name, application.AppRoles, application));
    }

    private void Add(UserSeed seed)
    {
        if (world.FindUser(seed.UserPrincipalName) is { } other)
            throw document.Problem(seed, $"User '{seed.Name}': {other.Name} has the user principal name '{seed.UserPrincipalName}' already.");
        var groups = seed.Groups.Select(name => world.Groups.Find(group => group.Name == name)?.ObjectId
            ?? throw document.Problem(seed, $"User '{seed.Name}': the seed has no group '{name}'."));
        var user = new User(seed.ObjectId ?? world.NewGuid(), seed.UserPrincipalName, seed.Name, [.. groups]);
        world.Users.Add(user);
        world.AppRoleAssignments.AddRange(Assign(user.ObjectId, seed.Name, seed.AppRoles, seed));
    }

    private IEnumerable<AppRoleAssignment> Assign(string principalId, string who, Dictionary<string, List<string>> roles, object part)
    {
        foreach (var (name, values) in roles)
        {
            if (world.Principals.Find(principal => principal.DisplayName == name) is not { Registration: { } registration } application)
                throw document.Problem(part, $"'{who}' has app roles: the seed has no application '{name}' with a registration.");
            foreach (var value in values)
            {
                yield return registration.AppRoles.Contains(value)
                    ? new AppRoleAssignment(principalId, application.ObjectId, value)
                    : throw document.Problem(part, $"'{who}' has app roles: the application '{name}' defines no role '{value}'.");
            }
        }
    }
}
