using System.Text.Json.Nodes;
using KeyCutover.Sandbox.Entra.SignIn;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Entra.Grants;

/// <summary>An application asks as itself, for one of Azure's services or for an application that has given it roles.</summary>
internal sealed class ClientCredentialsGrant(SandboxWorld world, TokenService tokens, UserTokens applicationTokens) : ITokenGrant
{
    private const string Default = "/.default";

    public IReadOnlyList<string> Types { get; } = ["client_credentials"];

    public JsonObject Redeem(TokenRequest request)
    {
        request.Client.RequireSecretUnless(isPublicAllowed: false);
        var audience = AudienceOf(request.Form);
        lock (world.Gate)
        {
            request.IsFor(request.Client.Application.ObjectId);
            if (Audiences.FindApplication(audience, world) is { } resource)
                return new JsonObject { ["access_token"] = applicationTokens.ApplicationToken(request.Client.Application, resource) };
        }
        return Audiences.IsKnown(audience, world)
            ? new JsonObject { ["access_token"] = tokens.Issue(request.Client.Application, audience, TokenService.ClientLifetime) }
            : throw EntraProblem.UnknownResource(audience, world.Tenant);
    }

    // "https://vault.azure.net/.default" is for https://vault.azure.net; with two slashes, the audience itself ends in one.
    private static string AudienceOf(IFormCollection form) =>
        form["resource"].ToString() is { Length: > 0 } resource
            ? resource
            : form["scope"].ToString().Split(' ').FirstOrDefault(scope => scope.EndsWith(Default, StringComparison.Ordinal))?[..^Default.Length] ?? "";
}
