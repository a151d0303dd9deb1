using System.Text.Json.Nodes;

namespace KeyCutover.AzureContract.Tests.Sandboxes;

/// <summary>
/// A request as Azure would get it. <paramref name="Host"/> is the first label of the host name: a vault, or an account. <paramref name="Path"/>
/// starts with a slash and ends before the query.
/// </summary>
internal sealed record AzureCall(AzureService Service, string Host, string Method, string Path, string Query, JsonNode? Body)
{
    /// <summary>Sent with a token (or, to models, with a key, when <see cref="Key"/> is set).</summary>
    public bool Authorized { get; init; } = true;

    public string? Key { get; init; }

    public string ApiVersion => Query.TrimStart('?').Split('&').FirstOrDefault(part => part.StartsWith("api-version=", StringComparison.OrdinalIgnoreCase))?["api-version=".Length..]
        ?? (Service == AzureService.Logs ? "v1" : "");

    /// <summary>The folder of API descriptions that has its operation, or how it starts.</summary>
    public string Provider => Service switch
    {
        AzureService.Vault => "KeyVault.DataPlane",
        AzureService.Logs => "LogAnalytics.DataPlane",
        AzureService.Models => "AzureOpenAI.DataPlane",
        _ => "Microsoft.",
    };

    /// <summary>The path as API descriptions have it, that is below what they call their base path.</summary>
    public string DescribedPath => Service switch
    {
        AzureService.Logs => Path["/v1".Length..],
        AzureService.Models => Path["/openai".Length..],
        _ => Path,
    };
}
