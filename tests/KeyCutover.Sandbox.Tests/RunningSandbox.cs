using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.ResourceManager;
using Microsoft.Extensions.Time.Testing;

namespace KeyCutover.Sandbox.Tests;

/// <summary>A sandbox and clients that reach it as they would reach Azure: real credentials, real HTTPS.</summary>
public sealed class RunningSandbox : IAsyncDisposable
{
    private readonly DirectoryInfo directory;

    private RunningSandbox(AzureSandbox sandbox, FakeTimeProvider wall, DirectoryInfo directory)
    {
        this.directory = directory;
        Wall = wall;
        Azure = sandbox;
        Http = CreateClient(useCookies: true);
        Credential = new ClientSecretCredential(Connection.TenantId, Connection.ClientId, Connection.ClientSecret, new ClientSecretCredentialOptions
        {
            AuthorityHost = Connection.Authority,
            DisableInstanceDiscovery = true,
            Transport = new HttpClientTransport(Http),
        });
        var options = new ArmClientOptions
        {
            Environment = new ArmEnvironment(Connection.ResourceManager, "https://management.azure.com/"),
            Transport = new HttpClientTransport(Http),
        };
        options.Retry.Delay = TimeSpan.FromMilliseconds(10);
        options.Retry.MaxRetries = 1;
        Arm = new ArmClient(Credential, Connection.SubscriptionId, options);
    }

    /// <summary>Stands still until a test moves it, and is the sandbox's time unless that runs.</summary>
    public FakeTimeProvider Wall { get; }

    public AzureSandbox Azure { get; }

    public SandboxConnection Connection => Azure.Connection;

    public HttpClient Http { get; }

    public TokenCredential Credential { get; }

    public ArmClient Arm { get; }

    public string Group => $"/subscriptions/{Connection.SubscriptionId}/resourceGroups/{Connection.ResourceGroup}";

    public string Account => $"{Group}/providers/Microsoft.CognitiveServices/accounts/pinegate-openai";

    public string Site => $"{Group}/providers/Microsoft.Web/sites/pinegate-claims";

    /// <summary>A sandbox whose time stands still until a test moves it.</summary>
    public static Task<RunningSandbox> StartAsync(string extraSeed = "", Func<string, string>? change = null) => StartAsync(extraSeed, change, null);

    /// <summary>A sandbox whose time runs, for what processes and timers of the sandbox do by themselves.</summary>
    public static Task<RunningSandbox> StartRunningAsync(double timeScale, string extraSeed = "", Func<string, string>? change = null) =>
        StartAsync(extraSeed, change, timeScale);

    /// <summary>A sandbox that goes on from what another one saved.</summary>
    public static Task<RunningSandbox> StartSavedAsync(string file) => StartAsync(new SandboxOptions { WorkDirectory = "", StateFile = file }, null);

    private static async Task<RunningSandbox> StartAsync(string extraSeed, Func<string, string>? change, double? timeScale)
    {
        var seed = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Seeds", "pinegate.yaml"), TestContext.Current.CancellationToken);
        return await StartAsync(new SandboxOptions { WorkDirectory = "", SeedYaml = (change?.Invoke(seed) ?? seed) + "\n" + extraSeed }, timeScale);
    }

    private static async Task<RunningSandbox> StartAsync(SandboxOptions options, double? timeScale)
    {
        var directory = Directory.CreateTempSubdirectory("sandbox-tests-");
        options = options with
        {
            TimeScale = timeScale ?? 1,
            WorkDirectory = directory.FullName,
            Applications = new Dictionary<string, string> { ["claims-chatbot"] = Path.Combine(AppContext.BaseDirectory, "apps", "claims-chatbot", "ClaimsChatbot.dll") },
        };
        var wall = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        return new RunningSandbox(await AzureSandbox.StartAsync(options, timeScale is null ? wall : TimeProvider.System, TestContext.Current.CancellationToken), wall, directory);
    }

    /// <summary>Sends a request as the executor, with an api-version.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body = null, string apiVersion = "2024-10-01")
    {
        var token = await Credential.GetTokenAsync(new TokenRequestContext(["https://management.azure.com/.default"]), TestContext.Current.CancellationToken);
        var query = (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "api-version=" + apiVersion;
        using var request = new HttpRequestMessage(method, path + query);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        if (body is not null)
            request.Content = JsonContent.Create(body, options: JsonSerializerOptions.Default);
        return await Answer.OfAsync(await Http.SendAsync(request, TestContext.Current.CancellationToken));
    }

    /// <summary>A client that trusts the sandbox; with cookies, it stays with the instance of a site that answered it first.</summary>
    public HttpClient CreateClient(bool useCookies) => new(CreateHandler(Connection, useCookies)) { BaseAddress = Connection.ResourceManager };

    /// <summary>What a client that trusts the sandbox sends its requests by.</summary>
    public static SocketsHttpHandler CreateHandler(SandboxConnection connection, bool useCookies, bool followRedirects = true) => new()
    {
        UseCookies = useCookies,
        AllowAutoRedirect = followRedirects,
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(connection.CaCertificate) },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        },
    };

    /// <summary>Sends a request to the admin endpoint; a string goes as it is.</summary>
    public async Task<Answer> AdminAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, $"{Connection.Admin.Endpoint}{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Connection.Admin.Token);
        if (body is not null)
            request.Content = body is string text ? new StringContent(text) : JsonContent.Create(body, options: JsonSerializerOptions.Default);
        return await Answer.OfAsync(await Http.SendAsync(request, TestContext.Current.CancellationToken));
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, body);

    public Task<Answer> PatchAsync(string path, object body) => SendAsync(HttpMethod.Patch, path, body);

    public Task<Answer> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path, body);

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Azure.DisposeAsync();
        directory.Delete(recursive: true);
    }
}

/// <summary>An answer as it was on the wire.</summary>
public sealed record Answer(int Status, JsonNode? Body, HttpResponseHeaders Headers)
{
    public string? Code => Body?["error"]?["code"]?.GetValue<string>();

    public string? Message => Body?["error"]?["message"]?.GetValue<string>();

    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), response.Headers);
    }
}
