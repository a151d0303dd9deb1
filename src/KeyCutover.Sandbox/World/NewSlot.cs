using KeyCutover.Sandbox.Seeds;

namespace KeyCutover.Sandbox.World;

/// <summary>Makes a deployment slot that somebody adds to an app: no settings, no identity, and, since nothing is deployed here, the application of the app.</summary>
internal static class NewSlot
{
    public static WebSite Of(WebSite site, string name, SandboxWorld world)
    {
        var slot = new WebSite
        {
            Production = site,
            Id = $"{site.Id}/slots/{name}",
            Name = $"{site.Name}/{name}",
            Location = site.Location,
            Os = site.Os,
            App = site.App,
            IdentityHeader = NewSecret.OfLength(32),
            DeployedAt = world.Now,
            InstanceCount = site.InstanceCount,
        };
        slot.Deploy([], [], ResourceIdentity.None);
        return slot;
    }
}
