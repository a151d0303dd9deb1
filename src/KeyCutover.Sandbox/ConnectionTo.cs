using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox;

/// <summary>Makes the connection to a world.</summary>
internal static class ConnectionTo
{
    public static SandboxConnection World(SandboxWorld world, string caCertificate)
    {
        var executor = world.Principals[0];
        return new SandboxConnection
        {
            ResourceManager = new Uri(world.Origins.Main),
            Authority = new Uri(world.Origins.Main),
            TenantId = world.Tenant.Id,
            SubscriptionId = world.Subscription.Id,
            ResourceGroup = world.ResourceGroup.Name,
            ClientId = executor.AppId,
            ClientSecret = executor.ClientSecret!,
            SignIn = world.SignInApplication is { } application ? SignInTo(application, world) : null,
            CaCertificate = caCertificate,
            Logs = new LogsConnection(new Uri(world.Origins.Main), world.Workspaces.FirstOrDefault()?.CustomerId),
            Vaults = world.Vaults.ToDictionary(vault => vault.Name, vault => new Uri(Origins.Vault(vault.Port))),
            Accounts = world.Accounts.ToDictionary(account => account.Name, account => new Uri(world.Origins.Account(account.Name))),
            Sites = world.SitesAndSlots.ToDictionary(site => site.Name, site => new SiteConnection(
                new Uri(world.Origins.Site(site.HostLabel)), new Uri(world.Origins.Scm(site.HostLabel)), new Uri(world.Origins.IdentityEndpoint), site.IdentityHeader)),
            Admin = new AdminConnection(new Uri(world.Origins.Admin), world.AdminToken),
            TimeScale = world.Clock.Scale,
            TimeOrigin = world.Clock.Origin,
        };
    }

    private static SignInConnection SignInTo(ServicePrincipal application, SandboxWorld world) => new()
    {
        ClientId = application.AppId,
        ClientSecret = application.ClientSecret!,
        IdentifierUri = application.Registration!.IdentifierUri,
        Applications = world.Principals.Where(principal => world.AppRolesOf(principal.ObjectId, application).Count > 0)
            .ToDictionary(principal => principal.DisplayName, principal => new ApplicationConnection(principal.AppId, principal.ClientSecret!)),
        Groups = world.Groups.ToDictionary(group => group.Name, group => group.ObjectId),
        Users =
        [
            .. world.Users.Select(user => new UserConnection(
                user.Name, user.UserPrincipalName, user.ObjectId, world.AppRolesOf(user.ObjectId, application),
                [.. world.Groups.Where(group => user.Groups.Contains(group.ObjectId)).Select(group => group.Name)])),
        ],
    };
}
