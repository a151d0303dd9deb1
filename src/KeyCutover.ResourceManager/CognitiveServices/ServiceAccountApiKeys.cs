using System.Text.Json;
using KeyCutover.ResourceManager.Requests;

namespace Azure.ResourceManager.CognitiveServices.Models;

/// <summary>Both keys of an account.</summary>
public class ServiceAccountApiKeys
{
    private ServiceAccountApiKeys(string? key1, string? key2) => (Key1, Key2) = (key1, key2);

    /// <summary>The first key.</summary>
    public string? Key1 { get; }

    /// <summary>The second key.</summary>
    public string? Key2 { get; }

    internal static ServiceAccountApiKeys Read(JsonElement body) => new(body.Text("key1"), body.Text("key2"));
}
