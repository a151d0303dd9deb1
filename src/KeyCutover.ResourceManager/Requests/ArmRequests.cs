using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace KeyCutover.ResourceManager.Requests;

/// <summary>Sends requests to Resource Manager through the client's own pipeline, as the official packages do.</summary>
internal readonly struct ArmRequests(HttpPipeline pipeline, Uri endpoint, string apiVersion)
{
    public Task<Response> GetAsync(string path, CancellationToken cancellationToken, string? filter = null, bool acceptMissing = false) =>
        SendAsync(Describe(RequestMethod.Get, path, filter), acceptMissing, cancellationToken);

    public Task<Response> SendAsync(RequestMethod method, string path, JsonNode? body, CancellationToken cancellationToken)
    {
        var request = Describe(method, path, filter: null);
        if (body is not null)
        {
            request.Headers.Add("Content-Type", "application/json");
            request.Content = RequestContent.Create(BinaryData.FromString(body.ToJsonString()));
        }

        return SendAsync(request, acceptMissing: false, cancellationToken);
    }

    /// <summary>Gets an address that Resource Manager gave, unchanged: they carry signed queries.</summary>
    public Task<Response> FollowAsync(Uri address, CancellationToken cancellationToken) =>
        SendAsync(Describe(RequestMethod.Get, address), acceptMissing: false, cancellationToken);

    /// <summary>The same without a task, for the members of an operation that are synchronous by contract.</summary>
    public Response Follow(Uri address, CancellationToken cancellationToken) =>
        Check(pipeline.SendRequest(Describe(RequestMethod.Get, address), cancellationToken), acceptMissing: false);

    /// <summary>The address of a path on this endpoint, with the version.</summary>
    public Uri AddressOf(string path, string? filter = null)
    {
        var query = $"api-version={apiVersion}" + (filter is null ? "" : $"&$filter={Uri.EscapeDataString(filter)}");
        return new Uri(endpoint, $"{path}?{query}");
    }

    private Request Describe(RequestMethod method, string path, string? filter) => Describe(method, AddressOf(path, filter));

    private Request Describe(RequestMethod method, Uri address)
    {
        var request = pipeline.CreateRequest();
        request.Method = method;
        request.Uri.Reset(address);
        request.Headers.Add("Accept", "application/json");
        return request;
    }

    private async Task<Response> SendAsync(Request request, bool acceptMissing, CancellationToken cancellationToken) =>
        Check(await pipeline.SendRequestAsync(request, cancellationToken), acceptMissing);

    private static Response Check(Response response, bool acceptMissing) =>
        response.IsError && !(acceptMissing && response.Status == 404) ? throw new RequestFailedException(response) : response;
}
