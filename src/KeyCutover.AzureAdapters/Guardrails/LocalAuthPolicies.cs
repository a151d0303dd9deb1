using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.ResourceManager.Resources.Models;
using KeyCutover.AzureAdapters.Connections;
using KeyCutover.Domain;
using KeyCutover.Domain.Guardrails;

namespace KeyCutover.AzureAdapters.Guardrails;

/// <summary>
/// Finds policies in force that force or forbid key authentication: the built-in ones by their GUID, custom ones by the property that their
/// rule is about. Initiatives are looked into.
/// </summary>
internal sealed class LocalAuthPolicies(AzureClients clients)
{
    private const string BuiltIn = "/providers/Microsoft.Authorization/policyDefinitions/";
    private const string Initiative = "/policySetDefinitions/";

    public async Task<IReadOnlyList<LocalAuthPolicy>> ReadAsync(AzureResourceId account, CancellationToken cancellation)
    {
        var found = new List<LocalAuthPolicy>();
        var scope = clients.ResourceManager.GetGenericResource(new ResourceIdentifier(account.ToString()));
        await foreach (var assignment in scope.GetPolicyAssignments().GetAllAsync("atScope()", cancellationToken: cancellation))
        {
            var data = assignment.Data;
            if (data.ExcludedScopes.Any(excluded => Scopes.Covers(excluded, account))) continue;
            var given = data.Parameters.ToDictionary(parameter => parameter.Key, parameter => JsonReading.ParseOrNothing(parameter.Value.Value));
            var effects = await ReadDefinitionAsync(data.PolicyDefinitionId, new PolicyParameters(given), cancellation);
            var reportsOnly = data.EnforcementMode == EnforcementMode.DoNotEnforce;
            found.AddRange(effects.Select(effect => new LocalAuthPolicy(
                assignment.Id.ToString(), data.DisplayName ?? data.Name, reportsOnly ? LocalAuthPolicyEffect.Audit : effect)));
        }

        return found;
    }

    /// <summary>The effects that a definition, or the members of an initiative, have on key authentication; none when it is about something else.</summary>
    private async Task<IReadOnlyList<LocalAuthPolicyEffect>> ReadDefinitionAsync(string id, PolicyParameters given, CancellationToken cancellation)
    {
        if (id.Contains(Initiative, StringComparison.OrdinalIgnoreCase)) return await ReadInitiativeAsync(id, given, cancellation);
        if (id.StartsWith(BuiltIn, StringComparison.OrdinalIgnoreCase)) return Known(KnownPolicies.EffectOf(id[BuiltIn.Length..], given));
        var definition = await ReadAsync(id, cancellation);
        return definition is null ? [LocalAuthPolicyEffect.Unknown] : Known(CustomPolicy.EffectOf(definition.Json, given));
    }

    private async Task<IReadOnlyList<LocalAuthPolicyEffect>> ReadInitiativeAsync(string id, PolicyParameters given, CancellationToken cancellation)
    {
        if (await ReadAsync(id, cancellation) is not { } initiative) return [LocalAuthPolicyEffect.Unknown];
        var own = given.WithDefaultsOf(initiative.Json);
        var effects = new List<LocalAuthPolicyEffect>();
        if (initiative.Json.Child("policyDefinitions") is not { ValueKind: JsonValueKind.Array } members) return effects;
        foreach (var member in members.EnumerateArray())
        {
            if (member.Text("policyDefinitionId") is not { } definition) continue;
            effects.AddRange(await ReadDefinitionAsync(definition, own.PassedTo(member), cancellation));
        }

        return effects;
    }

    private async Task<GenericResourceProperties?> ReadAsync(string id, CancellationToken cancellation)
    {
        try
        {
            return await clients.ReadAsync(new ResourceIdentifier(id), cancellation);
        }
        catch (RequestFailedException exception) when (exception.Status is 403 or 404)
        {
            // Definitions of a management group may be out of the executor's sight. Unknown is then the honest answer.
            return null;
        }
    }

    private static IReadOnlyList<LocalAuthPolicyEffect> Known(LocalAuthPolicyEffect? effect) => effect is { } known ? [known] : [];
}
