using KeyCutover.Domain;

namespace KeyCutover.Steps.EnableIdentity;

/// <summary>Which identity a caller gets.</summary>
/// <param name="Caller">The caller.</param>
/// <param name="UserAssigned">The user-assigned identity; null for the system-assigned one.</param>
public sealed record EnableIdentityInput(AzureResourceId Caller, AzureResourceId? UserAssigned);
