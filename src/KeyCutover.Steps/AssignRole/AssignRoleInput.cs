using KeyCutover.Domain;

namespace KeyCutover.Steps.AssignRole;

/// <summary>Which role whose identity gets on which account.</summary>
/// <param name="Caller">The caller.</param>
/// <param name="UserAssigned">Its user-assigned identity; null for the system-assigned one.</param>
/// <param name="Account">The account: the assignment's scope.</param>
/// <param name="Role">The role definition's GUID.</param>
public sealed record AssignRoleInput(AzureResourceId Caller, AzureResourceId? UserAssigned, AzureResourceId Account, Guid Role);
