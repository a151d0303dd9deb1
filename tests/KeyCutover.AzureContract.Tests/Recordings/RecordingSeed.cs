using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KeyCutover.AzureContract.Tests.Sandboxes;

namespace KeyCutover.AzureContract.Tests.Recordings;

/// <summary>Makes the sandbox that a session assumes: its group, and every resource that it names and does not make itself.</summary>
internal static partial class RecordingSeed
{
    public static string Of(RecordedSession session)
    {
        var pairs = session.Pairs;
        var seed = new SeedText
        {
            ResourceGroup = pairs.Select(pair => Group().Match(pair.Url)).FirstOrDefault(match => match.Success)?.Groups[1].Value ?? "recorded",
            Location = pairs.Select(pair => (pair.RequestBody as JsonObject)?["location"]?.ToString()).FirstOrDefault(location => location is not null) ?? "westus",
            UpdatesAreAsynchronous = pairs.Any(pair => pair is { Method: "PATCH", Status: 202 }),
            // As long as principals were not found, and half a step more.
            PrincipalsVisibleAfter = RecordingReplay.BetweenRequests * (LastIndex(pairs, "PrincipalNotFound") + 0.5),
        };
        foreach (var pair in pairs.Where(pair => pair.Status != 404))
            Add(seed, pair);
        seed.Principals.UnionWith(pairs.Select(PrincipalOf).OfType<string>().Where(principal => !IsMade(principal, pairs)));
        return seed.ToString();
    }

    private static string? PrincipalOf(RecordedPair pair) => ((pair.RequestBody as JsonObject)?["properties"] as JsonObject)?["principalId"]?.ToString();

    // An identity that the session makes itself.
    private static bool IsMade(string principal, IReadOnlyList<RecordedPair> pairs) => pairs.Any(pair =>
        pair.Method == "PUT" && PrincipalOf(pair) is null && pair.Body?.ToJsonString().Contains(principal, StringComparison.OrdinalIgnoreCase) == true);

    private static int LastIndex(IReadOnlyList<RecordedPair> pairs, string code)
    {
        var last = pairs.LastOrDefault(pair => AzureAnswer.CodeOf(pair.Body) == code);
        return last is null ? -1 : pairs.ToList().IndexOf(last);
    }

    private static void Add(SeedText seed, RecordedPair pair)
    {
        var made = pair is { Method: "PUT", Status: < 300 } ? pair.RequestBody as JsonObject : null;
        if (pair.Service == AzureService.Vault)
            seed.Vaults.Add(pair.Uri.Host.Split('.')[0]);
        else if (pair.Service == AzureService.Models)
            seed.AddDeployment(pair.Uri.Host.Split('.')[0], Deployment().Match(pair.Url).Groups[1].Value);
        else if (pair.Service == AzureService.Logs)
            seed.NeedsWorkspace = true;
        else if (Resource().Match(pair.Uri.AbsolutePath) is { Success: true } match)
            AddResource(seed, match.Groups[1].Value.ToLowerInvariant(), match.Groups[2].Value, match.Groups[3].Length == 0 ? made : null);
    }

    private static void AddResource(SeedText seed, string type, string name, JsonObject? made)
    {
        switch (type)
        {
            case "microsoft.web/sites":
                seed.Sites.TryAdd(name, null);
                if (made is not null)
                    seed.Sites[name] ??= made;
                break;
            case "microsoft.cognitiveservices/accounts":
                seed.Accounts.TryAdd(name, null);
                if (made is not null)
                    seed.Accounts[name] ??= made;
                break;
            case "microsoft.keyvault/vaults":
                seed.Vaults.Add(name);
                break;
            case "microsoft.operationalinsights/workspaces":
                seed.Workspaces.Add(name);
                break;
            default:
                if (ReplayNames.IsForeign(type))
                    seed.Accounts.TryAdd(name, null);
                break;
        }
    }

    [GeneratedRegex("/resourcegroups/([^/?]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Group();

    [GeneratedRegex("/resourcegroups/[^/]+/providers/([^/]+/+[^/]+)/([^/?]+)(/.*)?", RegexOptions.IgnoreCase)]
    private static partial Regex Resource();

    [GeneratedRegex("/deployments/([^/]+)")]
    private static partial Regex Deployment();
}
