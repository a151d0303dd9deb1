using System.Text.Json;
using KeyCutover.Sandbox;

namespace KeyCutover.Worker.Tests.Running;

/// <summary>Tokens that the directory gives to applications.</summary>
internal sealed class DirectoryTokens(AzureSandbox sandbox)
{
    /// <summary>The pipeline's, for KeyCutover.</summary>
    public Task<string> OfPipelineAsync()
    {
        var pipeline = sandbox.Connection.SignIn!.Applications["keycutover-pipeline"];
        return AskAsync(pipeline.ClientId, pipeline.ClientSecret, $"{sandbox.Connection.SignIn.IdentifierUri}/.default");
    }

    /// <summary>The executor's, for Resource Manager: a good token, and not for us.</summary>
    public Task<string> OfExecutorForAzureAsync() =>
        AskAsync(sandbox.Connection.ClientId, sandbox.Connection.ClientSecret, "https://management.azure.com/.default");

    /// <summary>What the application itself learns about who signed in: signed by the directory, for KeyCutover's client id, and not for showing around.</summary>
    public async Task<string> IdTokenAsync(Persona persona)
    {
        const string Redirect = "https://localhost:5001/signin-oidc";
        var signIn = sandbox.Connection.SignIn!;
        using var browser = new Browser(sandbox.Connection.Authority, new Trusting(sandbox).Handler());
        var back = await browser.ChooseAsync(
            new Uri($"{Endpoint("authorize")}?client_id={signIn.ClientId}&redirect_uri={Uri.EscapeDataString(Redirect)}&response_type=code&scope=openid%20profile&nonce=once"), persona);
        var code = back.Query[1..].Split('&').Single(part => part.StartsWith("code=", StringComparison.Ordinal))["code=".Length..];
        return await AskAsync("id_token", new()
        {
            ["grant_type"] = "authorization_code", ["client_id"] = signIn.ClientId, ["client_secret"] = signIn.ClientSecret, ["redirect_uri"] = Redirect, ["code"] = Uri.UnescapeDataString(code),
        });
    }

    private Task<string> AskAsync(string clientId, string clientSecret, string scope) => AskAsync("access_token", new()
    {
        ["grant_type"] = "client_credentials", ["client_id"] = clientId, ["client_secret"] = clientSecret, ["scope"] = scope,
    });

    private async Task<string> AskAsync(string token, Dictionary<string, string> fields)
    {
        using var http = new HttpClient(new Trusting(sandbox).Handler());
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync(Endpoint("token"), form, World.Cancellation);
        answer.EnsureSuccessStatusCode();
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(World.Cancellation)).RootElement.GetProperty(token).GetString()!;
    }

    private Uri Endpoint(string name) => new(sandbox.Connection.Authority, $"{sandbox.Connection.TenantId}/oauth2/v2.0/{name}");
}
