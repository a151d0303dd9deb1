using KeyCutover.Domain.Secrets;

namespace KeyCutover.Remote;

/// <summary>How the command line signs in, as the environment says it. Nothing secret is ever an argument, which other users of the machine can read.</summary>
/// <param name="Application">The application to sign in as; null signs in a person.</param>
/// <param name="Authority">The authority and tenant that may be trusted; null asks.</param>
internal sealed record SignInSettings(ApplicationSignIn? Application, string? Authority)
{
    public const string AuthorityVariable = "KEYCUTOVER_AUTHORITY";
    private const string CredentialVariable = "KEYCUTOVER_CREDENTIAL";
    private const string ClientIdVariable = "KEYCUTOVER_CLIENT_ID";
    private const string ClientSecretVariable = "KEYCUTOVER_CLIENT_SECRET";

    /// <summary>Reads the environment.</summary>
    /// <exception cref="Refusal">What it says cannot be used.</exception>
    public static SignInSettings Read()
    {
        var (id, secret) = (Value(ClientIdVariable), Value(ClientSecretVariable));
        var application = Value(CredentialVariable) switch
        {
            "device" => null,
            "client" when id is not null && secret is not null => new ApplicationSignIn(id, SecretValue.Of(secret)),
            "client" => throw new Refusal($"{CredentialVariable} is 'client', which needs {ClientIdVariable} and {ClientSecretVariable}."),
            null => id is not null && secret is not null ? new ApplicationSignIn(id, SecretValue.Of(secret)) : null,
            var other => throw new Refusal($"{CredentialVariable} must be device or client; it is '{other}'."),
        };
        return new SignInSettings(application, Value(AuthorityVariable));
    }

    private static string? Value(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}

/// <summary>An application that signs in as itself.</summary>
internal sealed record ApplicationSignIn(string ClientId, SecretValue Secret);
