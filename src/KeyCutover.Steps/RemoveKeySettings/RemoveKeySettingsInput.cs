using KeyCutover.Domain;

namespace KeyCutover.Steps.RemoveKeySettings;

/// <summary>The settings that still hold the key.</summary>
/// <param name="Caller">The caller.</param>
/// <param name="UserAssigned">Its user-assigned identity; null for the system-assigned one.</param>
/// <param name="Remove">The settings to remove.</param>
/// <param name="RemovedBySwap">Whether swap-settings removes them already, so that normally none is left.</param>
/// <param name="Endpoint">Where the application calls the model the way it does for its users.</param>
/// <param name="Restart">How long it may take to serve without them.</param>
public sealed record RemoveKeySettingsInput(
    AzureResourceId Caller, AzureResourceId? UserAssigned, IReadOnlyList<string> Remove, bool RemovedBySwap, string Endpoint, TimeSpan Restart);
