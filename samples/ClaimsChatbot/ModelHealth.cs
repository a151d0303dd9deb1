using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using Azure.Identity;

namespace ClaimsChatbot;

/// <summary>What came of one model call made for the health check.</summary>
internal sealed record ModelHealth(
    string Instance, string Process, int? ModelStatus, string? ErrorCode, string? ErrorMessage, Guid? ObjectId, string? RequestId)
{
    private static readonly BinaryData OneToken = BinaryData.FromString("""{"messages":[{"role":"user","content":"ping"}],"max_tokens":1}""");

    /// <summary>Makes one model call of one token, once; answers 503 when it failed.</summary>
    public static async Task<IResult> CheckAsync(Lazy<ClaimsModel> model, WhoAnswers self, string? credential, CancellationToken cancellation)
    {
        var health = await CallAsync(model, self, credential == "managed-identity", cancellation);
        var status = health.ModelStatus is >= 200 and < 300 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return Results.Json(health, ChatbotJson.Default.ModelHealth, statusCode: status);
    }

    private static async Task<ModelHealth> CallAsync(Lazy<ClaimsModel> model, WhoAnswers self, bool asIdentity, CancellationToken cancellation)
    {
        var sent = new SentRequest();
        try
        {
            var client = asIdentity ? model.Value.WithIdentity : model.Value.Preferred;
            var options = new RequestOptions { ErrorOptions = ClientErrorBehaviors.NoThrow, CancellationToken = cancellation };
            options.AddPolicy(sent, PipelinePosition.BeforeTransport);
            var result = await client.CompleteChatAsync(BinaryContent.Create(OneToken), options);
            var response = result.GetRawResponse();
            var (code, message) = response.IsError ? ReadError(response) : (null, null);
            return new(self.Instance, self.Process, response.Status, code, message, sent.ObjectId, sent.RequestId);
        }
        catch (AuthenticationFailedException failure)
        {
            return new(self.Instance, self.Process, null, "CredentialUnavailable", failure.Message, null, null);
        }
        catch (Exception failure) when (failure is ClientResultException or HttpRequestException or InvalidOperationException)
        {
            return new(self.Instance, self.Process, null, failure.GetType().Name, failure.Message, sent.ObjectId, sent.RequestId);
        }
    }

    /// <summary>Azure OpenAI wraps most errors in <c>error</c>; a refused token comes as bare <c>statusCode</c> and <c>message</c>.</summary>
    private static (string? Code, string? Message) ReadError(PipelineResponse response)
    {
        try
        {
            using var body = JsonDocument.Parse(response.Content.ToMemory());
            var error = body.RootElement.TryGetProperty("error", out var wrapped) ? wrapped : body.RootElement;
            return (Read(error, "code") ?? Read(error, "statusCode"), Read(error, "message"));
        }
        catch (JsonException)
        {
            return (null, response.ReasonPhrase);
        }
    }

    private static string? Read(JsonElement error, string name) =>
        error.ValueKind == JsonValueKind.Object && error.TryGetProperty(name, out var value) ? value.ToString() : null;
}
