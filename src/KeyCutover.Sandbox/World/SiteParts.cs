using System.Collections.Immutable;

namespace KeyCutover.Sandbox.World;

/// <summary>
/// What a process of the site runs with, and the sandbox time from which a process should. <paramref name="HasIdentity"/> says whether
/// IDENTITY_ENDPOINT and IDENTITY_HEADER are in its environment: App Service sets them only for apps that have an identity.
/// <paramref name="StrayIdentityHeader"/> is what the first instance has instead of its own, where a swap left it with the other slot's.
/// </summary>
internal sealed record SiteRevision(
    int Number,
    DateTimeOffset EffectiveFrom,
    ImmutableSortedDictionary<string, string> Settings,
    ImmutableSortedDictionary<string, ConnectionString> ConnectionStrings,
    bool HasIdentity,
    bool IsRunning,
    string Reason,
    string? StrayIdentityHeader);

internal sealed record ConnectionString(string Value, string Type);

/// <summary>Names of the settings that stay with their slot in a swap.</summary>
internal sealed record SlotConfigNames(IReadOnlyList<string> AppSettings, IReadOnlyList<string> ConnectionStrings, IReadOnlyList<string> AzureStorage)
{
    public static SlotConfigNames None { get; } = new([], [], []);
}

/// <summary>A pipeline, say, that changes <paramref name="Setting"/> every so often, in sandbox time.</summary>
internal sealed record ForeignWriter(string Setting, TimeSpan Every);

/// <summary>A request to <paramref name="Path"/> of the site every so often, by the wall clock.</summary>
internal sealed record SiteTraffic(string Path, TimeSpan Every);
