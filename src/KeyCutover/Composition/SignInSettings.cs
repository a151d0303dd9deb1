namespace KeyCutover.Composition;

/// <summary>The configuration with which people sign in where a connection file says.</summary>
internal static class SignInSettings
{
    /// <summary>The settings; none when the file says nothing of people.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Of(ConnectionFile file)
    {
        if (file.SignIn is not { } signIn) yield break;
        yield return new("Entra:Authority", file.Authority.ToString());
        yield return new("Entra:TenantId", file.TenantId.ToString());
        yield return new("Entra:ClientId", signIn.ClientId);
        yield return new("Entra:ClientSecret", signIn.ClientSecret.Reveal());
        yield return new("Entra:Audience", signIn.IdentifierUri);
        yield return new("Entra:CaCertificate", file.CaCertificate);
        foreach (var (name, id) in signIn.Groups) yield return new($"Groups:{name}", id);
    }
}
