using System.Text.Json;

namespace KeyCutover.AzureAdapters.Connections;

/// <summary>The properties of a resource that has no class of its own.</summary>
internal sealed class GenericResourceProperties(BinaryData? properties)
{
    /// <summary>The properties as JSON; undefined when there are none.</summary>
    public JsonElement Json { get; } = properties is null ? default : properties.ToObjectFromJson<JsonElement>();

    /// <summary>The text of a property; null when it is absent.</summary>
    public string? Text(string name) => Json.Text(name);

    /// <summary>Whether a property is true.</summary>
    public bool IsTrue(string name) => Json.Child(name).ValueKind == JsonValueKind.True;
}
