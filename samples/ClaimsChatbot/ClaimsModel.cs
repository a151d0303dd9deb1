using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.AI.OpenAI;
using Azure.Core.Pipeline;
using Azure.Identity;
using OpenAI.Chat;

namespace ClaimsChatbot;

/// <summary>The Azure OpenAI deployment that the chatbot talks to: with the key when there is one and it is not told to ignore it, as the app's managed identity otherwise.</summary>
internal sealed class ClaimsModel
{
    private readonly ChatbotSettings settings;
    private readonly HttpClient http;
    private readonly Lazy<ChatClient> withIdentity;
    private readonly Lazy<ChatClient> preferred;

    public ClaimsModel(ChatbotSettings settings)
    {
        this.settings = settings;
        http = TrustedRoots.CreateClient(settings.ExtraRoots);
        withIdentity = new(() => new AzureOpenAIClient(settings.Endpoint, CreateIdentity(), Options()).GetChatClient(settings.Deployment));
        preferred = new(() => settings is { ApiKey: { } key, IgnoresKey: false }
            ? new AzureOpenAIClient(settings.Endpoint, new ApiKeyCredential(key), Options()).GetChatClient(settings.Deployment)
            : withIdentity.Value);
    }

    /// <summary>The client of a customer's question.</summary>
    public ChatClient Preferred => preferred.Value;

    /// <summary>The client that uses the managed identity even while a key is there.</summary>
    public ChatClient WithIdentity => withIdentity.Value;

    private AzureOpenAIClientOptions Options()
    {
        var options = new AzureOpenAIClientOptions
        {
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = TimeSpan.FromSeconds(30),
        };
        if (settings.Audience is { } audience)
            options.Audience = new AzureOpenAIAudience($"{audience.TrimEnd('/')}/.default");
        return options;
    }

    private ManagedIdentityCredential CreateIdentity()
    {
        // Where the app has no identity App Service sets no endpoint, and the credential would try a virtual machine's address instead.
        if (Environment.GetEnvironmentVariable("IDENTITY_ENDPOINT") is not { Length: > 0 })
            throw new CredentialUnavailableException("This app has no managed identity.");

        var identity = settings.ClientId is { } clientId ? ManagedIdentityId.FromUserAssignedClientId(clientId) : ManagedIdentityId.SystemAssigned;
        var options = new ManagedIdentityCredentialOptions(identity) { Transport = new HttpClientTransport(http) };
        options.Retry.MaxRetries = 0;
        return new ManagedIdentityCredential(options);
    }
}
