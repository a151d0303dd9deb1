namespace KeyCutover.Sandbox.World;

/// <summary>What makes an application one that people sign in to and that tokens are for.</summary>
/// <param name="IdentifierUri">What clients put before a scope, such as api://keycutover.</param>
/// <param name="AppRoles">Values of the roles that it defines.</param>
/// <param name="RedirectUris">Where a sign-in may lead back to.</param>
/// <param name="PublicClientFlows">Whether clients without a secret may sign people in: by device code, or by code on the loopback.</param>
internal sealed record AppRegistration(string IdentifierUri, IReadOnlyList<string> AppRoles, IReadOnlyList<RedirectUri> RedirectUris, bool PublicClientFlows)
{
    /// <summary>The one permission that people can give a client: to act as they.</summary>
    public const string Scope = "user_impersonation";

    public bool LeadsBackTo(string address) => RedirectUris.Any(registered => registered.Matches(address));
}
