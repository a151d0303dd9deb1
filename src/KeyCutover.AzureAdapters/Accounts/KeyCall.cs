using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using KeyCutover.Domain.Accounts;
using KeyCutover.Domain.Secrets;

namespace KeyCutover.AzureAdapters.Accounts;

/// <summary>One call to a model, of one token, authenticated by a key. Without retries: a refusal is what is looked for.</summary>
internal sealed class KeyCall(HttpPipeline pipeline)
{
    private const string ApiVersion = "2024-10-21";

    private static readonly BinaryData OneToken = BinaryData.FromString("""{"messages":[{"role":"user","content":"ping"}],"max_tokens":1}""");

    public async Task<ModelAnswer> SendAsync(Uri endpoint, string deployment, SecretValue key, CancellationToken cancellation)
    {
        var request = pipeline.CreateRequest();
        request.Method = RequestMethod.Post;
        request.Uri.Reset(AddressOf(endpoint, deployment));
        request.Headers.Add("Content-Type", "application/json");
        request.Headers.Add("Accept", "application/json");
        request.Headers.Add("api-key", key.Reveal());
        request.Content = RequestContent.Create(OneToken);
        return Read(await pipeline.SendRequestAsync(request, cancellation));
    }

    internal static ModelAnswer Read(Response response)
    {
        var error = response.Status >= 400 ? AzureError.Read(response.Status, response.Content) : AzureError.None;
        var request = response.Headers.TryGetValue("apim-request-id", out var id) ? id : null;
        return new ModelAnswer(response.Status, error.Code, error.Message, request);
    }

    private static Uri AddressOf(Uri endpoint, string deployment) => new(
        new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/"),
        $"openai/deployments/{Uri.EscapeDataString(deployment)}/chat/completions?api-version={ApiVersion}");
}
