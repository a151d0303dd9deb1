namespace KeyCutover.Sandbox.Seeds;

/// <summary>Something outside the sandbox's sites that calls a model with a key: a nightly job that nobody remembers, say.</summary>
internal sealed class KeyCallerSeed
{
    public required string Name { get; init; }

    public required string Account { get; init; }

    /// <summary>The account's first when absent.</summary>
    public string? Deployment { get; init; }

    /// <summary>key1 or key2.</summary>
    public string Key { get; init; } = "key1";

    /// <summary>How often, in sandbox time; or <see cref="At"/>.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>At which hour of every sandbox day, in UTC, such as 02:30.</summary>
    public string? At { get; init; }
}
