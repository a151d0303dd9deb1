using System.ComponentModel;

namespace KeyCutover.Domain.Plans;

/// <summary>The app settings that make a caller use its identity.</summary>
public sealed record SettingsPlan
{
    /// <summary>Settings to add or change, by name. Values are plain text: they are part of the plan, so never a secret.</summary>
    [Description("Settings to add or change. Values are plain text and are shown to approvers: never put a secret here.")]
    public IReadOnlyDictionary<string, string> Set { get; init; } = new Dictionary<string, string>();

    /// <summary>The settings that hold the key.</summary>
    [Description("The settings that hold the key and are removed.")]
    public required IReadOnlyList<string> Remove { get; init; }

    /// <summary>When the application stops using the key.</summary>
    [Description("until-switched: the 'set' settings make the application stop using the key, which is removed after validation. until-removed: the application uses a key whenever one is present, so the key is removed in the same write.")]
    public KeyInUse KeyInUse { get; init; } = KeyInUse.UntilSwitched;
}

/// <summary>When an application stops using the key.</summary>
public enum KeyInUse
{
    /// <summary>The settings to set switch it over; the key setting may stay until the call is validated.</summary>
    UntilSwitched,

    /// <summary>It uses a key whenever one is present: the key must go in the same write.</summary>
    UntilRemoved,
}
