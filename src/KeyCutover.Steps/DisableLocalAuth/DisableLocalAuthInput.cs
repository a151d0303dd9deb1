using KeyCutover.Domain;

namespace KeyCutover.Steps.DisableLocalAuth;

/// <summary>Which account stops accepting keys, and what must hold then.</summary>
/// <param name="Account">The account.</param>
/// <param name="Deployment">The deployment that the old keys are tried on.</param>
/// <param name="Secret">The name of the break-glass secret, without the key's label.</param>
/// <param name="KeyRefusal">How long the gateway may go on as before, in either direction.</param>
/// <param name="Dwell">How long refusal and success must hold together.</param>
/// <param name="Restart">How long a caller may fail to answer.</param>
/// <param name="Callers">The callers that must go on succeeding.</param>
public sealed record DisableLocalAuthInput(
    AzureResourceId Account, string Deployment, string Secret, TimeSpan KeyRefusal, TimeSpan Dwell, TimeSpan Restart, IReadOnlyList<WatchedCaller> Callers);

/// <summary>A caller that must go on succeeding.</summary>
/// <param name="Name">Its name in the plan.</param>
/// <param name="Caller">The caller.</param>
/// <param name="UserAssigned">Its user-assigned identity; null for the system-assigned one.</param>
/// <param name="Endpoint">Where it calls the model the way it does for its users.</param>
public sealed record WatchedCaller(string Name, AzureResourceId Caller, AzureResourceId? UserAssigned, string Endpoint);
