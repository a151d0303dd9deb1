using KeyCutover.Sandbox;

namespace KeyCutover.Composition;

/// <summary>The configuration with which people sign in at a sandbox's directory.</summary>
internal static class SandboxSettings
{
    public static IEnumerable<KeyValuePair<string, string?>> Of(SandboxConnection connection)
    {
        if (connection.SignIn is not { } signIn) throw new Refusal("The sandbox's seed registers no application to sign in to. Take plans/sandbox/pinegate.yaml as an example.");
        yield return new("Entra:Authority", connection.Authority.ToString());
        yield return new("Entra:TenantId", connection.TenantId);
        yield return new("Entra:ClientId", signIn.ClientId);
        yield return new("Entra:ClientSecret", signIn.ClientSecret);
        yield return new("Entra:Audience", signIn.IdentifierUri);
        yield return new("Entra:CaCertificate", connection.CaCertificate);
        foreach (var (name, id) in signIn.Groups) yield return new($"Groups:{name}", id);
    }
}
