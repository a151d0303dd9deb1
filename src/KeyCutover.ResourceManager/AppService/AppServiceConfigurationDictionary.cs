using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.ResourceManager.Models;
using KeyCutover.ResourceManager.Requests;

namespace Azure.ResourceManager.AppService.Models;

/// <summary>All app settings of a site.</summary>
public class AppServiceConfigurationDictionary : ResourceData
{
    private static readonly ResourceType ConfigType = "Microsoft.Web/sites/config";

    /// <summary>No settings.</summary>
    public AppServiceConfigurationDictionary() => Properties = new Dictionary<string, string>();

    private AppServiceConfigurationDictionary(JsonElement body) : base(body.ResourceId(), body.ResourceName(), body.TypeOf(ConfigType), null!) =>
        Properties = body.Map("properties");

    /// <summary>The settings, by name.</summary>
    public IDictionary<string, string> Properties { get; }

    internal static AppServiceConfigurationDictionary Read(JsonElement body) => new(body);

    internal JsonObject ToJson() =>
        new() { ["properties"] = new JsonObject(Properties.Select(setting => KeyValuePair.Create(setting.Key, (JsonNode?)JsonValue.Create(setting.Value)))) };
}
