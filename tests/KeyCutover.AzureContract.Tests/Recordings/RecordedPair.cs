using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KeyCutover.AzureContract.Tests.Sandboxes;

namespace KeyCutover.AzureContract.Tests.Recordings;

/// <summary>A request that Azure got once, and what it answered.</summary>
internal sealed partial class RecordedPair(string recording, JsonObject interaction, string operationId)
{
    public const string Poll = "(poll)";

    private readonly JsonObject request = (JsonObject)interaction["request"]!;
    private readonly JsonObject response = (JsonObject)interaction["response"]!;

    public int Sequence { get; } = (int)interaction["seq"]!;

    /// <summary>Recording and request, as the list of deviations names them.</summary>
    public string Where => $"{recording}#{Sequence}";

    /// <summary><see cref="Poll"/> for polls of long-running operations, and <c>(other)</c> for requests that nothing here describes.</summary>
    public string OperationId => operationId;

    public string Method => (string)request["method"]!;

    public string Url => (string)request["url"]!;

    public Uri Uri => new(Url);

    public JsonNode? RequestBody => request["body"];

    public int Status => (int)response["status"]!;

    public JsonNode? Body => response["body"];

    public IReadOnlyDictionary<string, string> Headers { get; } =
        ((JsonObject)interaction["response"]!["headers"]!).ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value?.ToString() ?? "");

    /// <summary>Paths of arrays that the recording does not hold in full.</summary>
    public IReadOnlySet<string> Truncated { get; } = (interaction["truncated"] as JsonArray ?? [])
        .Select(one => Index().Replace(((string)one!["path"]!).TrimStart('$').TrimStart('.'), "[]")).ToHashSet();

    /// <summary>The part of Azure it is for; null for one that the sandbox has not.</summary>
    public AzureService? Service => Uri.Host switch
    {
        "management.azure.com" => AzureService.ResourceManager,
        "api.loganalytics.io" => AzureService.Logs,
        var host when host.EndsWith(".vault.azure.net", StringComparison.Ordinal) => AzureService.Vault,
        var host when host.EndsWith(".openai.azure.com", StringComparison.Ordinal) => AzureService.Models,
        _ => null,
    };

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();
}
