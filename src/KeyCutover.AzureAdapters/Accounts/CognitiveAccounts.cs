using Azure;
using Azure.Core;
using Azure.ResourceManager.CognitiveServices;
using Azure.ResourceManager.CognitiveServices.Models;
using KeyCutover.AzureAdapters.Connections;
using KeyCutover.Domain;
using KeyCutover.Domain.Accounts;
using KeyCutover.Domain.Secrets;

namespace KeyCutover.AzureAdapters.Accounts;

/// <summary>Azure OpenAI and AI Services accounts.</summary>
internal sealed class CognitiveAccounts(AzureClients clients) : IAccounts
{
    private static readonly string[] FinalStates = ["Succeeded", "Failed", "Canceled"];

    private readonly KeyCall keyCall = new(clients.Direct);

    public async Task<AccountState> ReadAsync(AzureResourceId account, CancellationToken cancellation)
    {
        var data = (await Account(account).GetAsync(cancellation)).Value.Data;
        var properties = data.Properties ?? new CognitiveServicesAccountProperties();
        // An absent state means that nothing is under way.
        var state = properties.ProvisioningState?.ToString() ?? "Succeeded";
        return new AccountState
        {
            Id = account,
            Kind = data.Kind ?? "",
            Endpoint = new Uri(properties.Endpoint ?? throw new InvalidOperationException($"{account} has no endpoint.")),
            CustomSubdomain = string.IsNullOrEmpty(properties.CustomSubDomainName) ? null : properties.CustomSubDomainName,
            LocalAuthDisabled = properties.DisableLocalAuth ?? false,
            ProvisioningState = state,
            IsSettled = FinalStates.Contains(state, StringComparer.OrdinalIgnoreCase),
        };
    }

    public async Task<AccountKeys> ReadKeysAsync(AzureResourceId account, CancellationToken cancellation)
    {
        var keys = (await Account(account).GetKeysAsync(cancellation)).Value;
        return new AccountKeys(Secret(keys.Key1), Secret(keys.Key2));

        SecretValue Secret(string? key) => SecretValue.Of(key ?? throw new InvalidOperationException($"{account} told only one key."));
    }

    public async Task<WriteReceipt> SetLocalAuthAsync(AzureResourceId account, bool disabled, CancellationToken cancellation)
    {
        var resource = Account(account);
        var location = (await resource.GetAsync(cancellation)).Value.Data.Location;
        var change = new CognitiveServicesAccountData(location) { Properties = new CognitiveServicesAccountProperties { DisableLocalAuth = disabled } };
        return Receipts.Of((await resource.UpdateAsync(WaitUntil.Started, change, cancellation)).GetRawResponse());
    }

    public async Task<ModelAnswer> CallWithKeyAsync(AzureResourceId account, string deployment, SecretValue key, CancellationToken cancellation)
    {
        var state = await ReadAsync(account, cancellation);
        return await keyCall.SendAsync(state.Endpoint, deployment, key, cancellation);
    }

    private CognitiveServicesAccountResource Account(AzureResourceId id) =>
        clients.ResourceManager.GetCognitiveServicesAccountResource(new ResourceIdentifier(id.ToString()));
}
