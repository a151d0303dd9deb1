using KeyCutover.Domain;
using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Plans;

namespace KeyCutover.Steps.Probing;

/// <summary>Which of a caller's identities the plan means.</summary>
internal static class CallerIdentities
{
    /// <summary>What a preview shows for a principal that a step yet to run brings into being.</summary>
    public const string MadeLater = "(made by enable-identity)";

    /// <summary>The user-assigned identity that the plan names; null for the system-assigned one.</summary>
    public static AzureResourceId? UserAssigned(this CallerPlan caller) =>
        caller.Identity.Kind == IdentityKind.UserAssigned ? caller.Identity.Id : null;

    /// <summary>The object id of the identity that the plan means; null while the caller does not have it.</summary>
    public static Guid? PrincipalOf(this CallerIdentity identity, AzureResourceId? userAssigned) =>
        userAssigned is null ? identity.SystemPrincipalId : identity.Find(userAssigned)?.PrincipalId;
}
