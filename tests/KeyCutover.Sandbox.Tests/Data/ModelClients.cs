using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Azure.AI.OpenAI;
using Azure.Core;
using KeyCutover.Sandbox.Entra;
using KeyCutover.Sandbox.World;
using OpenAI.Chat;

namespace KeyCutover.Sandbox.Tests.Data;

/// <summary>Callers of the sandbox's model account.</summary>
internal static class ModelClients
{
    public const string Chat = "accounts/pinegate-openai/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21";

    /// <summary>Azure's own client, with a key.</summary>
    public static ChatClient WithKey(this RunningSandbox sandbox, string key) => Client(sandbox, options =>
        new AzureOpenAIClient(sandbox.Connection.Accounts["pinegate-openai"], new ApiKeyCredential(key), options));

    /// <summary>Azure's own client, as the executor.</summary>
    public static ChatClient WithToken(this RunningSandbox sandbox, TokenCredential credential) => Client(sandbox, options =>
        new AzureOpenAIClient(sandbox.Connection.Accounts["pinegate-openai"], credential, options));

    /// <summary>A call on the wire, with these headers.</summary>
    public static async Task<Answer> CallAsync(this RunningSandbox sandbox, string? key = null, string? bearer = null, string path = Chat, object? body = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = JsonContent.Create(body ?? new { messages = new[] { new { role = "user", content = "ping" } }, max_tokens = 1 }),
        };
        if (key is not null)
            request.Headers.Add("api-key", key);
        if (bearer is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return await Answer.OfAsync(await sandbox.Http.SendAsync(request, TestContext.Current.CancellationToken));
    }

    /// <summary>A token of the executor.</summary>
    public static async Task<string> TokenAsync(this RunningSandbox sandbox, string audience = Audiences.CognitiveServices) =>
        (await sandbox.Credential.GetTokenAsync(new TokenRequestContext([$"{audience}/.default"]), TestContext.Current.CancellationToken)).Token;

    public static ModelAccount ModelAccount(this RunningSandbox sandbox) => sandbox.Azure.World.Accounts[0];

    private static ChatClient Client(RunningSandbox sandbox, Func<AzureOpenAIClientOptions, AzureOpenAIClient> create) => create(new AzureOpenAIClientOptions
    {
        Transport = new HttpClientPipelineTransport(sandbox.Http),
        RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
    }).GetChatClient("gpt-4o-mini");
}
