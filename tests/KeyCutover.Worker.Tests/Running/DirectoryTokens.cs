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

    private async Task<string> AskAsync(string clientId, string clientSecret, string scope)
    {
        using var http = new HttpClient(new Trusting(sandbox).Handler());
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = clientId, ["client_secret"] = clientSecret, ["scope"] = scope,
        });
        using var answer = await http.PostAsync(new Uri(sandbox.Connection.Authority, $"{sandbox.Connection.TenantId}/oauth2/v2.0/token"), form, World.Cancellation);
        answer.EnsureSuccessStatusCode();
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(World.Cancellation)).RootElement.GetProperty("access_token").GetString()!;
    }
}
