using Azure.Core;

namespace KeyCutover.Remote;

/// <summary>Opens the service in the name of whoever is signed in, as a script may: nobody is ever asked.</summary>
internal static class ServiceSignIn
{
    /// <summary>Opens it.</summary>
    /// <exception cref="Refusal">Nobody is signed in, or not in a way that can be trusted.</exception>
    public static async Task<ServiceClient> OpenAsync(RemoteTarget target, CancellationToken cancellation)
    {
        var (settings, folder) = (SignInSettings.Read(), new SignInFolder());
        var record = await folder.ReadAsync(target, cancellation);
        if (settings.Application is { } application)
        {
            // What the environment names counts for more than what somebody agreed to earlier.
            var agreed = settings.Authority is null ? record?.Challenge : null;
            var challenge = agreed ?? await TrustedChallengeAsync(target, settings, cancellation);
            return Open(target, SignInCredentials.OfApplication(target, challenge, application), challenge);
        }

        if (record is not { Account: { } account }) throw new Refusal($"Nobody is signed in at {target}. Sign in: keycutover sign-in --server {target}", ExitCodes.NotPermitted);
        var tokens = await TokenStorage.OpenAsync(folder, target, record.IsPlainFile);
        return Open(target, SignInCredentials.OfPerson(target, record.Challenge, tokens, account, say: null), record.Challenge);
    }

    /// <summary>The service, with a credential.</summary>
    public static ServiceClient Open(RemoteTarget target, TokenCredential credential, SignInChallenge challenge) =>
        new(ServiceConnection.Open(target, credential, challenge.Scope));

    /// <summary>A secret is sent to Microsoft, or to an authority that was named; a service alone does not make one trusted.</summary>
    private static async Task<SignInChallenge> TrustedChallengeAsync(RemoteTarget target, SignInSettings settings, CancellationToken cancellation)
    {
        var challenge = await ServiceConnection.ReadChallengeAsync(target, cancellation);
        if (settings.Authority is { } expected ? challenge.IsAt(expected) : challenge.IsMicrosofts) return challenge;
        throw new Refusal(settings.Authority is { } named
            ? $"{target} sends you to {challenge.Address} to sign in, and {SignInSettings.AuthorityVariable} says {named}. Nothing was sent there."
            : $"{target} sends you to {challenge.Address} to sign in, which is not Microsoft's. If it is yours, set {SignInSettings.AuthorityVariable}={challenge.Address}. Nothing was sent there.",
            ExitCodes.NotPermitted);
    }
}
