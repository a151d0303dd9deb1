using System.Net;
using System.Text.RegularExpressions;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Extensions.Time.Testing;

namespace KeyCutover.Sandbox.Tests.SignIn;

/// <summary>One sandbox with people and without sites for all tests of a class, and a browser to sign in with.</summary>
public sealed class SignInSandbox : IAsyncLifetime
{
    public const string Web = "https://localhost:5001/signin-oidc";

    private const string Seed = """
        tenant: { id: 6f1c4a52-3c0e-4d38-9d57-0b1d6a5f7e11, name: pinegate.example }
        subscription: { id: 0c2f7a64-8d1b-4f0a-9a3e-5b6c7d8e9f10, name: PineGate Production }
        resourceGroup: pinegate-claims-rg
        executor: { name: executor, clientId: 3d0a1f6e-52a7-4a5e-9f4c-1f2b3c4d5e6f, objectId: 8b1e5a90-7c42-4b6d-8a31-2c3d4e5f6a7b }
        """;

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("sandbox-tests-");

    public AzureSandbox Azure { get; private set; } = null!;

    public SandboxConnection Connection => Azure.Connection;

    public SignInConnection SignIn => Connection.SignIn!;

    public string Authority => $"{Connection.Authority}{Connection.TenantId}";

    /// <summary>It follows no redirects and keeps no cookies, so that a test sees both.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>The sample seed's people, in a world that has nothing else.</summary>
    public static async Task<string> ReadSeedAsync()
    {
        var sample = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Seeds", "pinegate.yaml"), TestContext.Current.CancellationToken);
        var start = sample.IndexOf("applications:", StringComparison.Ordinal);
        return Seed + "\n" + sample[start..sample.IndexOf("workspaces:", StringComparison.Ordinal)];
    }

    public async ValueTask InitializeAsync()
    {
        var options = new SandboxOptions { WorkDirectory = directory.FullName, SeedYaml = await ReadSeedAsync() };
        Azure = await AzureSandbox.StartAsync(options, new FakeTimeProvider(TimeProvider.System.GetUtcNow()), TestContext.Current.CancellationToken);
        Http = new HttpClient(RunningSandbox.CreateHandler(Connection, useCookies: false, followRedirects: false)) { BaseAddress = Connection.Authority };
    }

    public UserConnection User(string name) => SignIn.Users.Single(user => user.Name.StartsWith(name, StringComparison.Ordinal));

    public T Trusting<T>(T options)
        where T : TokenCredentialOptions
    {
        options.AuthorityHost = Connection.Authority;
        options.Transport = new HttpClientTransport(Http);
        return options;
    }

    public string AuthorizeAddress(params IEnumerable<(string Name, string Value)> others)
    {
        var all = new Dictionary<string, string>
        {
            ["client_id"] = SignIn.ClientId, ["redirect_uri"] = Web, ["response_type"] = "code", ["scope"] = "openid profile", ["state"] = "the state",
        };
        foreach (var (name, value) in others)
            all[name] = value;
        return $"{Authority}/oauth2/v2.0/authorize?{string.Join('&', all.Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value)}"))}";
    }

    /// <summary>Opens a sign-in page, presses somebody's button, and gives what the browser is led back with.</summary>
    public async Task<Dictionary<string, string>> ChooseAsync(Uri address, string name)
    {
        var page = await Http.GetStringAsync(address, TestContext.Current.CancellationToken);
        using var answer = await PressAsync(page, name);
        return answer.StatusCode == HttpStatusCode.Redirect ? QueryOf(answer) : Fields(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Sends a page's form by the button of that name, as a browser would.</summary>
    public Task<HttpResponseMessage> PressAsync(string page, string name) => PressAsync(Http, page, name);

    /// <summary>As the other, with a browser of the test's own.</summary>
    public Task<HttpResponseMessage> PressAsync(HttpClient browser, string page, string name)
    {
        var action = WebUtility.HtmlDecode(Regex.Match(page, "<form method=\"post\" action=\"([^\"]*)\"").Groups[1].Value);
        var fields = Fields(page);
        var button = Regex.Match(page, $"<button type=\"submit\"(?: name=\"([^\"]*)\" value=\"([^\"]*)\")?[^>]*>{name}[^<]*</button>");
        if (button.Groups[1].Success)
            fields[button.Groups[1].Value] = button.Groups[2].Value;
        return browser.PostAsync(new Uri(Connection.Authority, action), new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
    }

    public static Dictionary<string, string> QueryOf(HttpResponseMessage answer) => answer.Headers.Location!.Query[1..].Split('&')
        .Select(part => part.Split('=')).ToDictionary(part => Uri.UnescapeDataString(part[0]), part => Uri.UnescapeDataString(part[1]));

    public async Task<Answer> TokenAsync(params IEnumerable<(string Name, string Value)> form)
    {
        using var content = new FormUrlEncodedContent(form.Select(one => KeyValuePair.Create(one.Name, one.Value)));
        return await Answer.OfAsync(await Http.PostAsync(new Uri($"{Authority}/oauth2/v2.0/token"), content, TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Azure.DisposeAsync();
        directory.Delete(recursive: true);
    }

    private static Dictionary<string, string> Fields(string page) => Regex.Matches(page, "<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">")
        .ToDictionary(match => WebUtility.HtmlDecode(match.Groups[1].Value), match => WebUtility.HtmlDecode(match.Groups[2].Value));
}
