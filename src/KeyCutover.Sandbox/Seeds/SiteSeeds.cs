namespace KeyCutover.Sandbox.Seeds;

internal sealed class SiteSeed : NamedSeed
{
    /// <summary>linux or windows; slots have what their app has.</summary>
    public string Os { get; init; } = "linux";

    /// <summary>What it runs, by its name in the sandbox's options; a slot that says nothing runs what its app runs.</summary>
    public string? App { get; init; }

    public int Instances { get; init; } = 1;

    public IdentitySeed Identity { get; init; } = new();

    public Dictionary<string, string> Settings { get; init; } = [];

    public List<ConnectionStringSeed> ConnectionStrings { get; init; } = [];

    /// <summary>Names of the app settings that stay with their slot.</summary>
    public List<string> SlotSettings { get; init; } = [];

    /// <summary>Name of a slot whose swap with preview was begun and not ended.</summary>
    public string? PendingSwap { get; init; }

    /// <summary>Deployment slots; they have no slots of their own.</summary>
    public List<SiteSeed> Slots { get; init; } = [];

    public TrafficSeed? Traffic { get; init; }

    public ForeignWriterSeed? ForeignWriter { get; init; }
}

internal sealed class ConnectionStringSeed
{
    public required string Name { get; init; }

    public required string Value { get; init; }

    public string Type { get; init; } = "Custom";
}

internal sealed class ForeignWriterSeed
{
    public required string Setting { get; init; }

    public required TimeSpan Every { get; init; }
}

internal sealed class TrafficSeed
{
    public required string Path { get; init; }

    /// <summary>By the wall clock.</summary>
    public required TimeSpan Every { get; init; }
}
