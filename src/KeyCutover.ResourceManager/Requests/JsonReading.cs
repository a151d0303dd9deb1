using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.ResourceManager.Models;

namespace KeyCutover.ResourceManager.Requests;

/// <summary>Reads Resource Manager's JSON, in which anything may be absent or null.</summary>
internal static class JsonReading
{
    public static T Read<T>(this Response response, Func<JsonElement, T> read)
    {
        using var document = JsonDocument.Parse(response.Content);
        return read(document.RootElement);
    }

    public static JsonElement Child(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) ? child : default;

    public static string? Text(this JsonElement element, string name) =>
        element.Child(name) is { ValueKind: JsonValueKind.String } child ? child.GetString() : null;

    public static bool? Flag(this JsonElement element, string name) => element.Child(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public static Guid? Identifier(this JsonElement element, string name) => Guid.TryParse(element.Text(name), out var id) ? id : null;

    public static List<T> Items<T>(this JsonElement element, string name, Func<JsonElement, T> read) =>
        element.Child(name) is { ValueKind: JsonValueKind.Array } child ? [.. child.EnumerateArray().Select(read)] : [];

    public static List<string> Texts(this JsonElement element, string name) => element.Items(name, item => item.GetString() ?? "");

    public static Dictionary<string, string> Map(this JsonElement element, string name) =>
        element.Child(name) is { ValueKind: JsonValueKind.Object } child
            ? child.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetString() ?? "")
            : [];

    /// <summary>The resource's id; null where the service gives none, as for the names of sticky settings (recorded traffic).</summary>
    public static ResourceIdentifier ResourceId(this JsonElement element) => element.ResourceId("id")!;

    public static ResourceIdentifier? ResourceId(this JsonElement element, string name) =>
        element.Text(name) is { Length: > 0 } text ? new ResourceIdentifier(text) : null;

    public static string ResourceName(this JsonElement element) => element.Text("name") ?? "";

    public static ResourceType TypeOf(this JsonElement element, ResourceType expected) =>
        element.Text("type") is { Length: > 0 } text ? new ResourceType(text) : expected;

    public static AzureLocation Location(this JsonElement element) => new(element.Text("location") ?? "");

    /// <summary>The identity's own converter is the only way to fill its object id and tenant, which have no setter.</summary>
    public static ManagedServiceIdentity? Identity(this JsonElement element) =>
        element.Child("identity") is { ValueKind: JsonValueKind.Object } child ? child.Deserialize<ManagedServiceIdentity>() : null;
}
