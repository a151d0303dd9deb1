using KeyCutover.Domain;
using KeyCutover.Domain.Callers;
using KeyCutover.Domain.Steps;

namespace KeyCutover.Steps.EnableIdentity;

/// <summary>What is to be known of the identity that a caller has now.</summary>
internal static class IdentityFacts
{
    public static IEnumerable<Evidence> Of(CallerIdentity identity, AzureResourceId? userAssigned, Guid principal)
    {
        yield return new("principal-id", principal.ToString());
        yield return new("identity-kind", userAssigned is null ? "system-assigned" : $"user-assigned, {userAssigned}");
        if (userAssigned is not null && identity.Find(userAssigned)?.ClientId is { } client) yield return new("client-id", client.ToString());
        if (identity.Tenant is { } tenant) yield return new("tenant-id", tenant.ToString());
    }
}
