using KeyCutover.Domain;

namespace KeyCutover.Steps.AwaitPropagation;

/// <summary>Who must be able to call the model, and for how long to wait.</summary>
/// <param name="Caller">The caller.</param>
/// <param name="UserAssigned">Its user-assigned identity; null for the system-assigned one.</param>
/// <param name="IdentityEndpoint">Where it calls the model with its identity, even while it still uses the key.</param>
/// <param name="Propagation">How long the role may take.</param>
/// <param name="Restart">How long the application may be down.</param>
public sealed record AwaitPropagationInput(AzureResourceId Caller, AzureResourceId? UserAssigned, string IdentityEndpoint, TimeSpan Propagation, TimeSpan Restart);
