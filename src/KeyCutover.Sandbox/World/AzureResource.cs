namespace KeyCutover.Sandbox.World;

/// <summary>A resource in a resource group.</summary>
internal abstract class AzureResource
{
    /// <summary>The resource id, in the letter case of its creation.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Location { get; init; }

    public abstract string Type { get; }

    public SortedDictionary<string, string> Tags { get; set; } = new(StringComparer.Ordinal);
}
