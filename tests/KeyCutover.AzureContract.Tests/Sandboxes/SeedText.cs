using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace KeyCutover.AzureContract.Tests.Sandboxes;

/// <summary>Writes seeds. The executor may do everything, since what Azure recorded is what an owner did.</summary>
internal sealed class SeedText
{
    public const string SubscriptionId = "00000000-0000-0000-0000-000000000000";

    public string ResourceGroup { get; init; } = "contract";

    public string Location { get; init; } = "westus";

    /// <summary>Whether updates of accounts answer 202.</summary>
    public bool UpdatesAreAsynchronous { get; init; }

    /// <summary>How long role assignments to new principals are refused.</summary>
    public TimeSpan PrincipalsVisibleAfter { get; init; }

    public bool NeedsWorkspace { get; set; }

    public SortedSet<string> Vaults { get; } = new(StringComparer.OrdinalIgnoreCase);

    public SortedSet<string> Workspaces { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Object ids of principals that get roles.</summary>
    public SortedSet<string> Principals { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Sites by name, with the body that made each, if it is known.</summary>
    public SortedDictionary<string, JsonObject?> Sites { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Accounts, as <see cref="Sites"/>.</summary>
    public SortedDictionary<string, JsonObject?> Accounts { get; } = new(StringComparer.OrdinalIgnoreCase);

    private Dictionary<string, SortedSet<string>> Deployments { get; } = new(StringComparer.OrdinalIgnoreCase);

    public void AddDeployment(string account, string deployment)
    {
        Accounts.TryAdd(account, null);
        if (!Deployments.TryGetValue(account, out var names))
            Deployments[account] = names = new(StringComparer.Ordinal);
        names.Add(deployment);
    }

    private string Roles => string.Join(", ", new[]
    {
        "Owner",
        Vaults.Count > 0 ? "Key Vault Administrator" : "",
        Deployments.Count > 0 ? "Cognitive Services OpenAI User" : "",
    }.Where(role => role.Length > 0));

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $$"""
            tenant: { id: 11111111-1111-1111-1111-111111111111, name: contract.example }
            subscription: { id: {{SubscriptionId}}, name: Contract }
            location: {{Quote(Location)}}
            resourceGroup: {{Quote(ResourceGroup)}}
            executor:
              name: contract
              clientId: 3d0a1f6e-52a7-4a5e-9f4c-1f2b3c4d5e6f
              objectId: 8b1e5a90-7c42-4b6d-8a31-2c3d4e5f6a7b
              subscriptionRoles: [{{Roles}}]
            knobs:
              accountUpdates: {{(UpdatesAreAsynchronous ? "asynchronous" : "synchronous")}}
              principalVisibleAfter: {{Math.Max(0, (int)PrincipalsVisibleAfter.TotalSeconds)}}s
              accountUpdateTakes: 45s
              roleReadableAfter: 0s
              roleEffectiveAfter: 0s
            """);
        if (Principals.Count > 0)
        {
            text.AppendLine("applications:");
            foreach (var principal in Principals)
                text.AppendLine(CultureInfo.InvariantCulture, $"  - {{ name: \"{principal}\", clientId: {Guid.NewGuid()}, objectId: {principal} }}");
        }
        Names(text, "vaults", Vaults);
        Names(text, "workspaces", NeedsWorkspace && Workspaces.Count == 0 ? new SortedSet<string> { "recorded" } : Workspaces);
        WriteAccounts(text);
        WriteSites(text);
        return text.ToString();
    }

    private void WriteAccounts(StringBuilder text)
    {
        if (Accounts.Count == 0)
            return;
        text.AppendLine("accounts:");
        foreach (var (name, body) in Accounts)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  - name: {Quote(name)}");
            text.AppendLine(CultureInfo.InvariantCulture, $"    kind: {Quote((string?)body?["kind"] ?? "OpenAI")}");
            text.AppendLine(CultureInfo.InvariantCulture, $"    sku: {Quote((string?)body?["sku"]?["name"] ?? "S0")}");
            if (body is null || body["properties"]?["customSubDomainName"] is not null)
                text.AppendLine(CultureInfo.InvariantCulture, $"    subdomain: {Quote((string?)body?["properties"]?["customSubDomainName"] ?? name)}");
            // What an account is made without, it never says.
            if (body is not null)
                text.AppendLine(CultureInfo.InvariantCulture, $"    disableLocalAuth: {body["properties"]?["disableLocalAuth"]?.ToJsonString() ?? "~"}");
            Tags(text, body);
            if (Deployments.TryGetValue(name, out var deployments))
            {
                text.AppendLine("    deployments:");
                foreach (var deployment in deployments)
                    text.AppendLine(CultureInfo.InvariantCulture, $"      - {{ name: {Quote(deployment)}, model: gpt-4o-mini, version: \"2024-07-18\" }}");
            }
        }
    }

    private void WriteSites(StringBuilder text)
    {
        if (Sites.Count == 0)
            return;
        text.AppendLine("sites:");
        foreach (var (name, body) in Sites)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  - name: {Quote(name)}");
            text.AppendLine(CultureInfo.InvariantCulture, $"    os: {((bool?)body?["properties"]?["reserved"] == true ? "linux" : "windows")}");
            Tags(text, body);
            if (body?["properties"]?["siteConfig"]?["appSettings"] is JsonArray { Count: > 0 } settings)
            {
                text.AppendLine("    settings:");
                foreach (var setting in settings)
                    text.AppendLine(CultureInfo.InvariantCulture, $"      {Quote((string)setting!["name"]!)}: {Quote((string?)setting["value"] ?? "")}");
            }
        }
    }

    private static void Tags(StringBuilder text, JsonObject? body)
    {
        if (body?["tags"] is JsonObject { Count: > 0 } tags)
            text.AppendLine(CultureInfo.InvariantCulture, $"    tags: {tags.ToJsonString()}");
    }

    private static void Names(StringBuilder text, string kind, SortedSet<string> names)
    {
        if (names.Count == 0)
            return;
        text.AppendLine(CultureInfo.InvariantCulture, $"{kind}:");
        foreach (var name in names)
            text.AppendLine(CultureInfo.InvariantCulture, $"  - name: {Quote(name)}");
    }

    private static string Quote(string text) => JsonValue.Create(text)!.ToJsonString();
}
