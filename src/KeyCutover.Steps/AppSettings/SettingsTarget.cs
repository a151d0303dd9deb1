using KeyCutover.Domain;

namespace KeyCutover.Steps.AppSettings;

/// <summary>What a step makes of a caller's settings.</summary>
/// <param name="Caller">The caller.</param>
/// <param name="Set">Settings to add or change.</param>
/// <param name="Remove">Settings to remove.</param>
/// <param name="Endpoint">Where the application calls the model the way it does for its users.</param>
/// <param name="Restart">How long it may take to serve with new settings.</param>
internal sealed record SettingsTarget(
    AzureResourceId Caller, IReadOnlyDictionary<string, string> Set, IReadOnlyList<string> Remove, string Endpoint, TimeSpan Restart)
{
    /// <summary>What the setting is to be; null when it is to be absent.</summary>
    public string? Wanted(string name, bool isLinux) => SettingNames.Find(Set.Keys, name, isLinux) is { } key ? Set[key] : null;

    /// <summary>Every setting that the step may touch.</summary>
    public IEnumerable<string> Names => Set.Keys.Concat(Remove).Distinct(StringComparer.OrdinalIgnoreCase);
}
