using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Security.KeyVault.Keys;

/// <summary>Sends requests to a vault's key plane.</summary>
internal sealed class KeyVaultRequests(TokenCredential credential, ClientOptions options, bool disableChallengeResourceVerification)
{
    private const string ApiVersion = "7.6";

    private readonly HttpPipeline pipeline = HttpPipelineBuilder.Build(options, new VaultChallengePolicy(credential, disableChallengeResourceVerification));

    public async Task<Response> SendAsync(RequestMethod method, Uri address, RequestContent? content, CancellationToken cancellationToken)
    {
        var request = pipeline.CreateRequest();
        request.Method = method;
        request.Uri.Reset(address);
        request.Uri.AppendQuery("api-version", ApiVersion);
        request.Headers.Add("Accept", "application/json");
        if (content is not null)
        {
            request.Headers.Add("Content-Type", "application/json");
            request.Content = content;
        }

        var response = await pipeline.SendRequestAsync(request, cancellationToken);
        return response.IsError ? throw new RequestFailedException(response) : response;
    }
}
