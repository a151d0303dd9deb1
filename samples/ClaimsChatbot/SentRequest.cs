using System.Buffers.Text;
using System.ClientModel.Primitives;
using System.Text.Json;

namespace ClaimsChatbot;

/// <summary>Remembers as whom one model call was made and what Azure calls it; added to that call only.</summary>
internal sealed class SentRequest : PipelinePolicy
{
    /// <summary>The Entra object id in the token that was sent; null for a key.</summary>
    public Guid? ObjectId { get; private set; }

    /// <summary>Azure's id of the call; null when there was no answer.</summary>
    public string? RequestId { get; private set; }

    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        ObjectId = ReadObjectId(message.Request);
        ProcessNext(message, pipeline, currentIndex);
        RequestId = ReadRequestId(message.Response);
    }

    public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        ObjectId = ReadObjectId(message.Request);
        await ProcessNextAsync(message, pipeline, currentIndex);
        RequestId = ReadRequestId(message.Response);
    }

    private static Guid? ReadObjectId(PipelineRequest request)
    {
        if (!request.Headers.TryGetValue("Authorization", out var sent) || sent?.Split('.') is not [_, var claims, _])
            return null;
        using var token = JsonDocument.Parse(Base64Url.DecodeFromChars(claims));
        return token.RootElement.TryGetProperty("oid", out var oid) && oid.TryGetGuid(out var id) ? id : null;
    }

    private static string? ReadRequestId(PipelineResponse? response) =>
        response is not null && response.Headers.TryGetValue("apim-request-id", out var id) ? id : null;
}
