using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KeyCutover.AzureContract.Tests.Sandboxes;
using KeyCutover.Sandbox.World;

namespace KeyCutover.AzureContract.Tests.Recordings;

/// <summary>What stands in the sandbox for what was recorded: ids that services give out, addresses to poll, and scopes of other providers.</summary>
internal sealed partial class ReplayNames(string resourceGroup, string? workspaceId)
{
    private static readonly string[] Simulated =
    [
        "microsoft.authorization", "microsoft.cognitiveservices", "microsoft.insights", "microsoft.keyvault", "microsoft.managedidentity", "microsoft.operationalinsights", "microsoft.web",
    ];

    private readonly Dictionary<string, string> ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Uri> addresses = new(StringComparer.Ordinal);

    /// <summary>The recorded request, for the sandbox; null when it polls an address that the sandbox never gave.</summary>
    public AzureCall? Translate(RecordedPair pair)
    {
        var service = pair.Service!.Value;
        var address = pair.Uri;
        if (addresses.TryGetValue(pair.Url, out var given))
            address = given;
        else if (pair.OperationId == RecordedPair.Poll)
            return null;
        return new AzureCall(
            service,
            pair.Uri.Host.Split('.')[0],
            pair.Method,
            given is null ? Replace(Absent(Scope(Workspace().Replace(address.AbsolutePath, match => $"/v1/workspaces/{workspaceId ?? match.Groups[1].Value}")), pair)) : address.AbsolutePath,
            given is null ? Replace(Scope(address.Query)) : address.Query,
            pair.RequestBody is { } body ? JsonNode.Parse(Replace(Scope(body.ToJsonString()))) : null)
        {
            Authorized = pair.Status != 401,
        };
    }

    /// <summary>Whether a resource type is another provider's, for which something else must stand.</summary>
    public static bool IsForeign(string type) => !Simulated.Contains(type.Split('/')[0]);

    /// <summary>Lets built-in roles of the sandbox stand for those that it has not.</summary>
    public void LearnRoles(IEnumerable<RecordedPair> pairs)
    {
        var named = pairs.SelectMany(pair => RoleDefinition().Matches($"{pair.Url} {pair.RequestBody?.ToJsonString()}").Select(match => match.Groups[1].Value)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var free = BuiltInRoles.All.Select(role => role.Name).Where(role => !named.Contains(role)).ToList();
        foreach (var (role, standIn) in named.Where(role => !BuiltInRoles.All.Any(known => known.Name.Equals(role, StringComparison.OrdinalIgnoreCase))).Zip(free))
            ids[role] = standIn;
    }

    /// <summary>Learns from an answer what the sandbox calls the things that Azure named.</summary>
    public void Learn(RecordedPair pair, AzureAnswer answer)
    {
        foreach (var header in new[] { "location", "azure-asyncoperation" })
        {
            if (pair.Headers.TryGetValue(header, out var recorded) && answer.Headers.TryGetValue(header, out var own))
                addresses[recorded] = new Uri(own);
        }
        if (NextLink(pair.Body) is { } next && NextLink(answer.Body) is { } ownNext)
            addresses[next] = new Uri(ownNext);
        Learn(pair.Body, answer.Body);
    }

    private static string? NextLink(JsonNode? body) => (body as JsonObject)?["nextLink"]?.ToString();

    private void Learn(JsonNode? recorded, JsonNode? own)
    {
        if (recorded is JsonObject members && own is JsonObject ownMembers)
        {
            // Elements of lists come in any order, and the sandbox's may be others.
            foreach (var (name, value) in members.Where(member => member.Key != "value"))
                Learn(value, ownMembers[name]);
        }
        else if (recorded is JsonArray elements && own is JsonArray ownElements && elements.Count == ownElements.Count)
        {
            foreach (var (element, ownElement) in elements.Zip(ownElements))
                Learn(element, ownElement);
        }
        else if (recorded is JsonValue text && own is JsonValue ownText)
        {
            var (theirs, ours) = (Id().Matches(text.ToString()), Id().Matches(ownText.ToString()));
            if (theirs.Count != ours.Count)
                return;
            foreach (var (their, our) in theirs.Zip(ours))
            {
                if (their.Value != our.Value && their.Value != SeedText.SubscriptionId)
                    ids.TryAdd(their.Value, our.Value);
            }
        }
    }

    private string Replace(string text) => Id().Replace(text, match => ids.GetValueOrDefault(match.Value, match.Value));

    // One group stands for all, and an account for the network, say, that a recorded lock or role is on.
    private string Scope(string text) =>
        Group().Replace(Resource().Replace(Placeholder().Replace(text, SeedText.SubscriptionId), match =>
            IsForeign(match.Groups[1].Value.ToLowerInvariant()) ? $"/providers/Microsoft.CognitiveServices/accounts/{match.Groups[2].Value}" : match.Value), match =>
            match.Groups[2].Value.StartsWith("NonExistent", StringComparison.Ordinal) ? match.Value : match.Groups[1].Value + resourceGroup);

    // What was not there is not there under another name, too: the sandbox has it from the start.
    private static string Absent(string path, RecordedPair pair) => pair.Status != 404 ? path
        : AzureAnswer.CodeOf(pair.Body) == "ResourceGroupNotFound" ? Group().Replace(path, "$1NonExistent")
        : Seeded().Replace(path, "$1-absent");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])", RegexOptions.IgnoreCase)]
    private static partial Regex Id();

    [GeneratedRegex("(/resourcegroups/)([^/?\"]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Group();

    [GeneratedRegex("/providers/([a-z]+[.][a-z]+/[a-z]+)/([^/?\"]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Resource();

    [GeneratedRegex("^(.*/providers/(Microsoft.Web/sites|Microsoft.CognitiveServices/accounts|Microsoft.KeyVault/vaults)/[^/]+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Seeded();

    [GeneratedRegex("/roleDefinitions/([0-9a-f-]{36})", RegexOptions.IgnoreCase)]
    private static partial Regex RoleDefinition();

    [GeneratedRegex("^/v1/workspaces/([^/]+)")]
    private static partial Regex Workspace();

    [GeneratedRegex("azure_subscription_id")]
    private static partial Regex Placeholder();
}
