using System.Text;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Entra.Grants;

/// <summary>Finds out which application asks, and whether it has shown its secret: in the form, or as basic authentication.</summary>
internal sealed class ClientAuthentication(SandboxWorld world)
{
    /// <exception cref="EntraProblem">There is no such application, or the secret is wrong.</exception>
    public TokenClient Authenticate(IFormCollection form, HttpContext context)
    {
        var (clientId, secret) = Basic(context) ?? (form["client_id"].ToString(), form["client_secret"].ToString());
        if (clientId.Length == 0)
            throw EntraProblem.Missing("client_id");
        lock (world.Gate)
        {
            var application = world.FindApplication(clientId) ?? throw EntraProblem.UnknownApplication(clientId, world.Tenant);
            return secret.Length == 0 || secret == application.ClientSecret
                ? new TokenClient(application, IsPublic: secret.Length == 0)
                : throw EntraProblem.WrongSecret(clientId);
        }
    }

    private static (string ClientId, string Secret)? Basic(HttpContext context)
    {
        const string Scheme = "Basic ";
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[Scheme.Length..].Trim(), bytes, out var length)
            || Encoding.UTF8.GetString(bytes, 0, length).Split(':') is not [var clientId, var secret])
        {
            throw EntraProblem.NoSecret;
        }
        // Both are encoded as in a form first, so that a colon in them does no harm.
        return (Uri.UnescapeDataString(clientId), Uri.UnescapeDataString(secret));
    }
}

/// <summary>The application that asks for a token.</summary>
/// <param name="Application">Its service principal.</param>
/// <param name="IsPublic">It has shown no secret.</param>
internal sealed record TokenClient(ServicePrincipal Application, bool IsPublic)
{
    /// <exception cref="EntraProblem">It has shown no secret, and what it has was not given to a client without one.</exception>
    public void RequireSecretUnless(bool isPublicAllowed)
    {
        if (IsPublic && !(isPublicAllowed && Application.Registration is { PublicClientFlows: true }))
            throw EntraProblem.NoSecret;
    }
}
