namespace KeyCutover.Sandbox.World;

/// <summary>Where everything answers. The addresses are given in responses and in the connection file; nobody composes them.</summary>
internal sealed record Origins(int MainPort, int IdentityPort)
{
    public string Main => $"https://localhost:{MainPort}";

    /// <summary>Plain HTTP, as in App Service.</summary>
    public string Identity => $"http://127.0.0.1:{IdentityPort}";

    public string IdentityEndpoint => $"{Identity}/msi/token";

    public string Account(string name) => $"{Main}/accounts/{name}/";

    public string Site(string name) => $"{Main}/sites/{name}/";

    public string Scm(string name) => $"{Main}/scm/{name}/";

    public string Admin => $"{Main}/sandbox";

    /// <summary>Every vault has an origin of its own: the .NET client refuses a secret id below a path.</summary>
    public static string Vault(int port) => $"https://localhost:{port}/";
}
