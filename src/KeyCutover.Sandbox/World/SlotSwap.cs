using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace KeyCutover.Sandbox.World;

/// <summary>What moves from slot to slot in a swap; identities, tags and the number of instances do not.</summary>
internal sealed record SiteContent(
    string? App,
    ImmutableSortedDictionary<string, string> Settings,
    ImmutableSortedDictionary<string, ConnectionString> ConnectionStrings,
    JsonObject WebConfig)
{
    /// <summary>This content as it is in a slot that has these values of sticky settings.</summary>
    public SiteContent WithStickyOf(SiteContent slot, SlotConfigNames names) => this with
    {
        Settings = Merge(Settings, slot.Settings, name => IsSticky(name, names.AppSettings)),
        ConnectionStrings = Merge(ConnectionStrings, slot.ConnectionStrings, name => IsSticky(name, names.ConnectionStrings)),
    };

    private static ImmutableSortedDictionary<string, T> Merge<T>(
        ImmutableSortedDictionary<string, T> moving, ImmutableSortedDictionary<string, T> staying, Predicate<string> isSticky) =>
        moving.RemoveRange(moving.Keys.Where(name => isSticky(name))).AddRange(staying.Where(setting => isSticky(setting.Key)));

    private static bool IsSticky(string name, IReadOnlyList<string> names) =>
        names.Contains(name, StringComparer.OrdinalIgnoreCase) || name.EndsWith("_EXTENSION_VERSION", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The swap that was completed last, as the app tells it.</summary>
internal sealed record SlotSwapStatus(string SourceSlotName, string DestinationSlotName, DateTimeOffset At);

/// <summary>A swap: <paramref name="Source"/> is warmed up and then becomes <paramref name="Target"/>.</summary>
internal sealed record SlotSwap(string Id, WebSite Source, WebSite Target, DateTimeOffset CreatedAt)
{
    /// <summary>Whether it has come to its end.</summary>
    public bool IsDone { get; set; }

    /// <summary>Why it was given up; null when it was not.</summary>
    public string? Failure { get; set; }
}
