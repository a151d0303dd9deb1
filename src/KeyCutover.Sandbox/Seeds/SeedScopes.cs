using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Seeds;

/// <summary>How a seed names scopes and principals.</summary>
internal static class SeedScopes
{
    public const string ResourceGroup = "resourceGroup";

    /// <summary><c>subscription</c>, <c>resourceGroup</c>, <c>KIND/NAME</c> such as <c>accounts/pinegate-openai</c>, or a resource id; null when there is none.</summary>
    public static string? FindScope(SandboxWorld world, string scope) => scope switch
    {
        "subscription" => world.Subscription.ResourceId,
        ResourceGroup => world.ResourceGroup.Id,
        ['/', ..] => scope,
        _ => FindResource(world, scope)?.Id,
    };

    /// <summary>Object id of <c>executor</c>, of an application, of a <c>KIND/NAME</c> with an identity, or itself when it is a GUID; null when there is none.</summary>
    public static string? FindPrincipal(SandboxWorld world, string principal) =>
        principal == "executor" ? world.Principals[0].ObjectId
        : Guid.TryParse(principal, out _) ? principal
        : FindResource(world, principal) switch
        {
            WebSite site => site.Identity.System?.ObjectId,
            UserAssignedIdentity identity => identity.Principal.ObjectId,
            _ => world.Principals.Find(candidate => !candidate.IsManagedIdentity && candidate.DisplayName == principal)?.ObjectId,
        };

    private static AzureResource? FindResource(SandboxWorld world, string kindAndName) =>
        world.Resources.FirstOrDefault(resource => $"{resource.Type.Split('/')[1]}/{resource.Name}".Equals(kindAndName, StringComparison.OrdinalIgnoreCase));
}
