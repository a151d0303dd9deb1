using KeyCutover.Domain;

namespace KeyCutover.Steps.ValidateCall;

/// <summary>Whose calls are to be proven, and for how long to wait.</summary>
/// <param name="Caller">The caller.</param>
/// <param name="UserAssigned">Its user-assigned identity; null for the system-assigned one.</param>
/// <param name="Endpoint">Where it calls the model the way it does for its users.</param>
/// <param name="Propagation">How long the role may take.</param>
/// <param name="Restart">How long the application may be down.</param>
public sealed record ValidateCallInput(AzureResourceId Caller, AzureResourceId? UserAssigned, string Endpoint, TimeSpan Propagation, TimeSpan Restart);
