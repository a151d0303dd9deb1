namespace ClaimsChatbot;

/// <summary>The app settings that the chatbot reads, which App Service gives it as environment variables.</summary>
internal sealed record ChatbotSettings(Uri Endpoint, string Deployment, string? ApiKey, string? Audience, string? ClientId, string? ExtraRoots, bool IgnoresKey)
{
    public static ChatbotSettings FromEnvironment() => new(
        new Uri(Read("AZURE_OPENAI_ENDPOINT") ?? throw new InvalidOperationException("The setting AZURE_OPENAI_ENDPOINT is missing.")),
        Read("AZURE_OPENAI_DEPLOYMENT") ?? "gpt-4o-mini",
        Read("AZURE_OPENAI_API_KEY"),
        Read("AZURE_OPENAI_AUDIENCE"),
        Read("AZURE_CLIENT_ID"),
        Read("EXTRA_CA_CERTS"),
        Read("AZURE_OPENAI_CREDENTIAL") is "managed-identity");

    private static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
