using Azure.Core;
using Azure.ResourceManager.CognitiveServices.Models;
using KeyCutover.ResourceManager.Requests;

namespace Azure.ResourceManager.CognitiveServices;

/// <summary>An Azure OpenAI or AI Services account.</summary>
public class CognitiveServicesAccountResource : ArmResource
{
    /// <summary><c>Microsoft.CognitiveServices/accounts</c>.</summary>
    public static readonly ResourceType ResourceType = "Microsoft.CognitiveServices/accounts";

    private const string DefaultApiVersion = "2025-06-01";

    private readonly CognitiveServicesAccountData? data;

    /// <summary>For mocking.</summary>
    protected CognitiveServicesAccountResource() { }

    internal CognitiveServicesAccountResource(ArmClient client, ResourceIdentifier id) : base(client, id) { }

    private CognitiveServicesAccountResource(ArmClient client, CognitiveServicesAccountData data) : base(client, data.Id) => this.data = data;

    /// <summary>Whether the account has been read.</summary>
    public virtual bool HasData => data is not null;

    /// <summary>The account, as it was read.</summary>
    public virtual CognitiveServicesAccountData Data => data ?? throw new InvalidOperationException("The account has not been read; call Get first.");

    private ArmRequests Requests => new(Pipeline, Endpoint, TryGetApiVersion(ResourceType, out var version) ? version : DefaultApiVersion);

    /// <summary>Reads the account.</summary>
    public virtual async Task<Response<CognitiveServicesAccountResource>> GetAsync(CancellationToken cancellationToken = default)
    {
        var response = await Requests.GetAsync(Id!, cancellationToken);
        return Response.FromValue(Read(response), response);
    }

    /// <summary>Changes what <paramref name="data"/> sets, and nothing else.</summary>
    public virtual async Task<ArmOperation<CognitiveServicesAccountResource>> UpdateAsync(
        WaitUntil waitUntil, CognitiveServicesAccountData data, CancellationToken cancellationToken = default)
    {
        var first = await Requests.SendAsync(RequestMethod.Patch, Id!, data.ToJson(), cancellationToken);
        return await ResourceOperation<CognitiveServicesAccountResource>.StartAsync(
            waitUntil, Requests, Requests.AddressOf(Id!), first, Read, cancellationToken);
    }

    /// <summary>Reads both keys.</summary>
    public virtual async Task<Response<ServiceAccountApiKeys>> GetKeysAsync(CancellationToken cancellationToken = default)
    {
        var response = await Requests.SendAsync(RequestMethod.Post, $"{Id}/listKeys", null, cancellationToken);
        return Response.FromValue(response.Read(ServiceAccountApiKeys.Read), response);
    }

    private CognitiveServicesAccountResource Read(Response response) => new(Client, response.Read(CognitiveServicesAccountData.Read));
}
