using System.Text;
using System.Text.Json;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace KeyCutover.Remote;

/// <summary>Azure.Identity's credentials, set up for the authority that a service names.</summary>
internal static class SignInCredentials
{
    /// <summary>A person, who is shown where to type a code.</summary>
    /// <param name="target">The service; its private authority is trusted for signing in too.</param>
    /// <param name="challenge">Where to sign in.</param>
    /// <param name="tokens">Where the tokens are kept.</param>
    /// <param name="account">Who is signed in already; null when nobody is.</param>
    /// <param name="say">Shows the code; null when nobody is there to type one, and then nobody is asked.</param>
    public static DeviceCodeCredential OfPerson(RemoteTarget target, SignInChallenge challenge, TokenStorage tokens, JsonElement? account, Action<string>? say) =>
        new(Configure(target, challenge, new DeviceCodeCredentialOptions
        {
            TenantId = challenge.Tenant,
            ClientId = challenge.ClientId,
            DisableInstanceDiscovery = !challenge.IsMicrosofts,
            DisableAutomaticAuthentication = true,
            TokenCachePersistenceOptions = tokens,
            AuthenticationRecord = account is { } known ? Read(known) : null,
            DeviceCodeCallback = (code, _) =>
            {
                say?.Invoke(code.Message);
                return Task.CompletedTask;
            },
        }));

    /// <summary>An application, with its secret.</summary>
    public static ClientSecretCredential OfApplication(RemoteTarget target, SignInChallenge challenge, ApplicationSignIn application) =>
        new(challenge.Tenant, application.ClientId, application.Secret.Reveal(), Configure(target, challenge, new ClientSecretCredentialOptions
        {
            DisableInstanceDiscovery = !challenge.IsMicrosofts,
        }));

    /// <summary>An account as a record keeps it.</summary>
    public static JsonElement Write(AuthenticationRecord account)
    {
        using var stream = new MemoryStream();
        account.Serialize(stream);
        return JsonElement.Parse(stream.ToArray());
    }

    private static AuthenticationRecord Read(JsonElement account) => AuthenticationRecord.Deserialize(new MemoryStream(Encoding.UTF8.GetBytes(account.GetRawText())));

    private static T Configure<T>(RemoteTarget target, SignInChallenge challenge, T options) where T : TokenCredentialOptions
    {
        options.AuthorityHost = challenge.Authority;
        options.Transport = new HttpClientTransport(new HttpClient(TrustedHandler.Create(target.CaCertificate)));
        return options;
    }
}
