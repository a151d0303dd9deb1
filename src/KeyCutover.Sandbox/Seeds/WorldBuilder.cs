using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Seeds;

/// <summary>Makes a world of a seed.</summary>
internal sealed class WorldBuilder(SeedDocument document, SandboxClock clock, Origins origins, IReadOnlyList<int> vaultPorts)
{
    private readonly SandboxSeed seed = document.Seed;

    public SandboxWorld Build()
    {
        var subscription = new Subscription(seed.Subscription.Id, seed.Subscription.Name);
        var world = new SandboxWorld
        {
            Clock = clock,
            Knobs = seed.Knobs,
            Origins = origins,
            Tenant = new Tenant(seed.Tenant.Id, seed.Tenant.Name),
            Subscription = subscription,
            Location = seed.Location,
            ResourceGroup = new ResourceGroup($"{subscription.ResourceId}/resourceGroups/{seed.ResourceGroup}", seed.ResourceGroup, seed.Location),
        };
        foreach (var application in seed.Applications.Prepend(seed.Executor))
            world.Principals.Add(PrincipalOf(application));
        new PeopleBuilder(document, world).AddAll();

        var resources = new ResourceBuilder(document, world);
        foreach (var workspace in seed.Workspaces)
            world.Workspaces.Add(resources.Workspace(workspace));
        foreach (var identity in seed.UserAssignedIdentities)
            world.UserAssignedIdentities.Add(resources.Identity(identity));
        foreach (var account in seed.Accounts)
            resources.AddAccount(account);
        foreach (var (vault, port) in seed.Vaults.Zip(vaultPorts))
            world.Vaults.Add(resources.Vault(vault, port));
        foreach (var site in seed.Sites)
            world.Sites.Add(resources.Site(site));

        new GuardrailBuilder(document, world).AddAll();
        return world;
    }

    private ServicePrincipal PrincipalOf(ApplicationSeed application) => new()
    {
        ObjectId = application.ObjectId,
        AppId = application.ClientId,
        DisplayName = application.Name,
        ClientSecret = application.ClientSecret ?? NewSecret.OfLength(40),
        VisibleFrom = DateTimeOffset.MinValue,
        Registration = application.Registration is { } registration ? RegistrationOf(registration) : null,
    };

    private AppRegistration RegistrationOf(RegistrationSeed registration)
    {
        var redirectUris = registration.RedirectUris.Select(text => new RedirectUri(text)).ToList();
        return redirectUris.Select(redirectUri => redirectUri.Problem()).FirstOrDefault(problem => problem is not null) is { } problem
            ? throw document.Problem(registration, problem)
            : new AppRegistration(registration.IdentifierUri, registration.AppRoles, redirectUris, registration.PublicClientFlows);
    }
}
