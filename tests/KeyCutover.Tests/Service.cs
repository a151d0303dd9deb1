using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace KeyCutover.Tests;

/// <summary>The service in a process of its own, on a sandbox, and people at terminals of their own who sign in to it.</summary>
public sealed partial class Service : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("keycutover-service-");
    private Executable process = null!;
    private JsonElement connection;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    internal string Address { get; private set; } = "";

    internal string Authority => $"{connection.GetProperty("authority").GetString()!.TrimEnd('/')}/{connection.GetProperty("tenantId").GetString()}";

    internal string Certificate => connection.GetProperty("caCertificate").GetString()!;

    public async ValueTask InitializeAsync()
    {
        var file = PathOf("connection.json");
        process = Executable.Start(
            "serve", "--sandbox", "--url", "https://127.0.0.1:0", "--time-scale", "600", "--state", PathOf("state"), "--sandbox-connection", file);
        Address = (await process.WhenItSaysAsync(ServesAt(), Cancellation)).Groups[1].Value;
        connection = JsonDocument.Parse(await File.ReadAllTextAsync(file, Cancellation)).RootElement;
    }

    public ValueTask DisposeAsync()
    {
        process.Dispose();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    internal string PathOf(string name) => Path.Combine(folder.FullName, name);

    /// <summary>Writes a file beside the service's.</summary>
    internal async Task<string> WriteAsync(string name, string text)
    {
        await File.WriteAllTextAsync(PathOf(name), text, Cancellation);
        return PathOf(name);
    }

    /// <summary>The secret of an application that may sign in.</summary>
    internal (string ClientId, string Secret) Application(string name)
    {
        var application = connection.GetProperty("signIn").GetProperty("applications").GetProperty(name);
        return (application.GetProperty("clientId").GetString()!, application.GetProperty("clientSecret").GetString()!);
    }

    /// <summary>The environment of somebody's terminal.</summary>
    internal Dictionary<string, string> EnvironmentOf(string person) => new()
    {
        ["KEYCUTOVER_SERVER"] = Address,
        ["KEYCUTOVER_CA_CERTIFICATE"] = Certificate,
        ["KEYCUTOVER_SIGN_IN_FOLDER"] = PathOf(person),
    };

    /// <summary>Runs the executable at somebody's terminal.</summary>
    internal Task<Ending> RunAsync(string person, params IEnumerable<string> arguments) => Executable.RunAsync(EnvironmentOf(person), Cancellation, arguments);

    /// <summary>The same, and what it wrote as JSON.</summary>
    internal async Task<JsonElement> ReadAsync(string person, params IEnumerable<string> arguments) =>
        JsonDocument.Parse((await RunAsync(person, [.. arguments, "-o", "json"])).EndedWith(ExitCodes.Done).Output).RootElement;

    /// <summary>Signs somebody in: types the code that the executable shows into the authority's page.</summary>
    internal async Task<Ending> SignInAsync(string person)
    {
        using var executable = Executable.Start(new Dictionary<string, string>(EnvironmentOf(person)) { ["KEYCUTOVER_AUTHORITY"] = Authority }, "sign-in");
        var code = (await executable.WhenItWarnsAsync(EntersCode(), Cancellation)).Groups[1].Value;
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(Certificate);
        using var browser = new HttpClient(new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } });
        using var form = new FormUrlEncodedContent([new("user_code", code), new("sandbox_user", $"{person}@pinegate.example")]);
        using var answer = await browser.PostAsync(new Uri(new Uri(Authority), "/devicelogin"), form, Cancellation);
        answer.EnsureSuccessStatusCode();
        return (await executable.EndAsync(Cancellation)).EndedWith(ExitCodes.Done);
    }

    [GeneratedRegex("^KeyCutover serves at (https://.+)$")]
    private static partial Regex ServesAt();

    [GeneratedRegex("enter the code ([A-Z0-9]+) to")]
    private static partial Regex EntersCode();
}
