namespace KeyCutover.Remote;

/// <summary>Where the service is, and whom to believe that it is the service.</summary>
/// <param name="Server">Its address; ends in a slash.</param>
/// <param name="CaCertificate">A file of certificates (PEM) that are trusted beside the machine's; null trusts the machine's only.</param>
internal sealed record RemoteTarget(Uri Server, string? CaCertificate)
{
    private const string ServerVariable = "KEYCUTOVER_SERVER";
    private const string CertificateVariable = "KEYCUTOVER_CA_CERTIFICATE";

    /// <summary>What the options say, else the environment; null when neither names a service.</summary>
    /// <exception cref="Refusal">The address cannot be used.</exception>
    public static RemoteTarget? Find(string? server, string? certificate)
    {
        var named = Given(server) ?? Given(Environment.GetEnvironmentVariable(ServerVariable));
        if (named is null) return null;
        if (!Uri.TryCreate(named.TrimEnd('/') + "/", UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || address.Query.Length > 0 || address.UserInfo.Length > 0)
            throw new Refusal($"The address of the service must be an https address, such as https://keycutover.example.com; it is '{named}'. Name it with --server or {ServerVariable}.");
        return new RemoteTarget(address, Given(certificate) ?? Given(Environment.GetEnvironmentVariable(CertificateVariable)));
    }

    /// <summary>The same, for a verb that nothing but a service can do.</summary>
    /// <exception cref="Refusal">Neither names a service, or its address cannot be used.</exception>
    public static RemoteTarget Require(string? server, string? certificate) =>
        Find(server, certificate) ?? throw new Refusal($"This needs the service. Name it with --server URL, or in {ServerVariable}.");

    /// <summary>The address as people write it.</summary>
    public override string ToString() => Server.ToString().TrimEnd('/');

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
