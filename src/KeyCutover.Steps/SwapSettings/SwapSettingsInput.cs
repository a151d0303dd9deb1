using KeyCutover.Domain;

namespace KeyCutover.Steps.SwapSettings;

/// <summary>The settings that make a caller use its identity.</summary>
/// <param name="Caller">The caller.</param>
/// <param name="Set">Settings to add or change; plain text.</param>
/// <param name="Remove">The key's settings, when they have to go in the same write; else none.</param>
/// <param name="Endpoint">Where the application calls the model the way it does for its users.</param>
/// <param name="Restart">How long it may take to serve with new settings.</param>
public sealed record SwapSettingsInput(
    AzureResourceId Caller, IReadOnlyDictionary<string, string> Set, IReadOnlyList<string> Remove, string Endpoint, TimeSpan Restart);
