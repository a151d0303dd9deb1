using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Entra.SignIn;

/// <summary>What a client asks for on behalf of a person.</summary>
/// <param name="ResourceId">Object id of the application that the access token is for; null for Graph, which is what signing in alone asks for.</param>
/// <param name="Permissions">The permissions on it, in full, as the client wrote them.</param>
/// <param name="SignIn">openid, profile, email and offline_access, as far as they are asked for.</param>
internal sealed record RequestedScopes(string? ResourceId, IReadOnlyList<string> Permissions, IReadOnlyList<string> SignIn)
{
    private const string Default = ".default";
    private const string Graph = "https://graph.microsoft.com";
    private static readonly string[] OfSignIn = ["openid", "profile", "email", "offline_access"];

    public bool WantsIdToken => SignIn.Contains("openid");

    public bool WantsRefreshToken => SignIn.Contains("offline_access");

    public bool WantsEmail => SignIn.Contains("email");

    /// <summary>As they stand in the answer, which leaves out offline_access.</summary>
    public string Granted => string.Join(' ', [.. Permissions, .. SignIn.Where(scope => scope != "offline_access")]);

    /// <summary>Reads them. Call under the world's gate.</summary>
    /// <exception cref="EntraProblem">Not what a person can give this client here.</exception>
    public static RequestedScopes Read(string text, ServicePrincipal client, SandboxWorld world)
    {
        var all = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (all.Length == 0)
            throw EntraProblem.Missing("scope");
        var permissions = all.Except(OfSignIn).ToList();
        var resources = permissions.Select(ResourceOf).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (resources.Count > 1)
            throw new EntraProblem("invalid_scope", 28000, $"Provided value for the input parameter scope is not valid because it contains more than one resource. Scope {text} is not valid.");
        var signIn = all.Intersect(OfSignIn).ToList();
        if (resources is not [{ Length: > 0 } resource] || resource.Equals(Graph, StringComparison.OrdinalIgnoreCase))
            return new RequestedScopes(null, permissions, signIn);

        var application = Audiences.FindApplication(resource, world) ?? throw (Audiences.IsKnown(resource, world)
            ? new EntraProblem("invalid_grant", 65001, $"The user or administrator has not consented to use the application with ID '{client.AppId}' named '{client.DisplayName}'. Send an interactive authorization request for this user and resource.")
            : EntraProblem.UnknownResource(resource, world.Tenant));
        foreach (var permission in permissions.Select(scope => scope[(resource.Length + 1)..]))
        {
            if (permission is not (Default or AppRegistration.Scope))
                throw new EntraProblem("invalid_client", 650053, $"The application '{client.DisplayName}' asked for scope '{permission}' that doesn't exist on the resource '{application.AppId}'. Contact the app vendor.");
        }
        // Clients look for what they asked for, and .default stands for whatever there is.
        var granted = permissions.Append($"{resource}/{AppRegistration.Scope}").Distinct(StringComparer.OrdinalIgnoreCase);
        return new RequestedScopes(application.ObjectId, [.. granted], signIn);
    }

    private static string ResourceOf(string scope) => scope.LastIndexOf('/') is > 0 and var end ? scope[..end] : "";
}
