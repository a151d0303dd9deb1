using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using KeyCutover.Sandbox;
using Microsoft.Extensions.Time.Testing;

namespace KeyCutover.AzureContract.Tests.Sandboxes;

/// <summary>A sandbox whose time stands still until a test moves it, and a client that asks it as Azure is asked.</summary>
internal sealed class ContractSandbox : IAsyncDisposable
{
    private readonly AzureSandbox sandbox;
    private readonly FakeTimeProvider wall;
    private readonly DirectoryInfo directory;
    private readonly HttpClient http;
    private readonly TokenCredential credential;
    private readonly ConcurrentDictionary<string, string> tokens = [];

    private ContractSandbox(AzureSandbox sandbox, FakeTimeProvider wall, DirectoryInfo directory)
    {
        (this.sandbox, this.wall, this.directory) = (sandbox, wall, directory);
        http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(Connection.CaCertificate) },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        });
        credential = new ClientSecretCredential(Connection.TenantId, Connection.ClientId, Connection.ClientSecret, new ClientSecretCredentialOptions
        {
            AuthorityHost = Connection.Authority,
            DisableInstanceDiscovery = true,
            Transport = new HttpClientTransport(http),
        });
    }

    public SandboxConnection Connection => sandbox.Connection;

    public static async Task<ContractSandbox> StartAsync(string seed, CancellationToken cancellation)
    {
        var directory = Directory.CreateTempSubdirectory("azure-contract-");
        var wall = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var options = new SandboxOptions { SeedYaml = seed, TimeScale = 1, WorkDirectory = directory.FullName };
        return new ContractSandbox(await AzureSandbox.StartAsync(options, wall, cancellation), wall, directory);
    }

    public void Advance(TimeSpan time) => wall.Advance(time);

    public async Task<AzureAnswer> SendAsync(AzureCall call, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), AddressOf(call));
        if (call.Key is { } key)
            request.Headers.Add("api-key", key);
        else if (call.Authorized)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(call.Service, cancellation));
        if (call.Body is not null)
            request.Content = new StringContent(call.Body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, cancellation);
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(", ", header.Value));
        return new AzureAnswer((int)response.StatusCode, headers, await response.Content.ReadAsStringAsync(cancellation));
    }

    /// <summary>Polls until the operation is no longer under way.</summary>
    public async Task WaitOutAsync(Uri location, CancellationToken cancellation)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, location);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(AzureService.ResourceManager, cancellation));
            using var response = await http.SendAsync(request, cancellation);
            if (response.StatusCode != System.Net.HttpStatusCode.Accepted)
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await sandbox.DisposeAsync();
        directory.Delete(recursive: true);
    }

    private Uri AddressOf(AzureCall call)
    {
        var origin = call.Service switch
        {
            AzureService.Vault => Connection.Vaults[call.Host],
            AzureService.Logs => Connection.Logs.Endpoint,
            AzureService.Models => Connection.Accounts[call.Host],
            _ => Connection.ResourceManager,
        };
        return new Uri(origin.ToString().TrimEnd('/') + call.Path + call.Query);
    }

    private async Task<string> TokenAsync(AzureService service, CancellationToken cancellation)
    {
        var scope = service switch
        {
            AzureService.Vault => "https://vault.azure.net/.default",
            AzureService.Logs => "https://api.loganalytics.io/.default",
            AzureService.Models => "https://cognitiveservices.azure.com/.default",
            _ => "https://management.azure.com/.default",
        };
        if (!tokens.TryGetValue(scope, out var token))
            tokens[scope] = token = (await credential.GetTokenAsync(new TokenRequestContext([scope]), cancellation)).Token;
        return token;
    }
}
