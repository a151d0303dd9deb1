using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Entra.SignIn;

/// <summary>Signs somebody in within this process, by no page and no code.</summary>
internal sealed class DirectSignIn(SandboxWorld world, UserTokens tokens)
{
    public string AccessToken(string userPrincipalName)
    {
        lock (world.Gate)
        {
            var application = world.SignInApplication ?? throw new ArgumentException("The sandbox holds no application that people sign in to.", nameof(userPrincipalName));
            var user = world.FindUser(userPrincipalName) ?? throw new ArgumentException($"The sandbox holds no user '{userPrincipalName}'.", nameof(userPrincipalName));
            var scopes = new RequestedScopes(application.ObjectId, [$"{application.Registration!.IdentifierUri}/{AppRegistration.Scope}"], []);
            return tokens.AccessToken(user, application, scopes, Guid.NewGuid().ToString(), isPublic: true);
        }
    }
}
