using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Models;

/// <summary>Answers of the models: sound in form, simple in content.</summary>
internal static class ModelAnswers
{
    private const int Dimensions = 8;

    public static JsonObject? Chat(ModelDeployment deployment, JsonObject request, DateTimeOffset now)
    {
        if (request["messages"] is not JsonArray { Count: > 0 } messages)
            return null;
        var words = $"Thank you for writing to us about \"{LastText(messages)}\". A claims handler will answer you today.".Split(' ');
        var limit = Limit(request, "max_completion_tokens") ?? Limit(request, "max_tokens") ?? int.MaxValue;
        var (sent, answered) = (Count(messages.ToJsonString()), Math.Min(limit, words.Length));
        return new JsonObject
        {
            ["id"] = $"chatcmpl-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(14))}",
            ["object"] = "chat.completion",
            ["created"] = now.ToUnixTimeSeconds(),
            ["model"] = $"{deployment.Model}-{deployment.Version}",
            ["system_fingerprint"] = "fp_keycutover",
            ["prompt_filter_results"] = new JsonArray(new JsonObject { ["prompt_index"] = 0, ["content_filter_results"] = Filters("jailbreak") }),
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["finish_reason"] = answered < words.Length ? "length" : "stop",
                ["logprobs"] = null,
                ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = string.Join(' ', words.Take(answered)), ["refusal"] = null, ["annotations"] = new JsonArray() },
                ["content_filter_results"] = Filters("protected_material_code", "protected_material_text"),
            }),
            ["usage"] = Usage(sent, answered),
        };
    }

    public static JsonObject? Embeddings(ModelDeployment deployment, JsonObject request)
    {
        string[]? inputs = request["input"] switch
        {
            JsonArray { Count: > 0 } many => [.. many.Select(one => one?.ToString() ?? string.Empty)],
            JsonValue one => [one.ToString()],
            _ => null,
        };
        if (inputs is null)
            return null;
        var sent = inputs.Sum(Count);
        var data = inputs.Select((input, index) => (JsonNode)new JsonObject { ["object"] = "embedding", ["index"] = index, ["embedding"] = Vector(input, request) });
        return new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. data]),
            ["model"] = deployment.Model,
            ["usage"] = new JsonObject { ["prompt_tokens"] = sent, ["total_tokens"] = sent },
        };
    }

    private static JsonObject Usage(int sent, int answered) => new()
    {
        ["prompt_tokens"] = sent,
        ["completion_tokens"] = answered,
        ["total_tokens"] = sent + answered,
        ["prompt_tokens_details"] = new JsonObject { ["audio_tokens"] = 0, ["cached_tokens"] = 0 },
        ["completion_tokens_details"] = new JsonObject
        {
            ["accepted_prediction_tokens"] = 0, ["audio_tokens"] = 0, ["reasoning_tokens"] = 0, ["rejected_prediction_tokens"] = 0,
        },
    };

    private static JsonObject Filters(params string[] detectors)
    {
        var filters = new JsonObject();
        foreach (var name in new[] { "hate", "self_harm", "sexual", "violence" })
            filters[name] = new JsonObject { ["filtered"] = false, ["severity"] = "safe" };
        foreach (var name in detectors)
            filters[name] = new JsonObject { ["filtered"] = false, ["detected"] = false };
        return filters;
    }

    private static string LastText(JsonArray messages) => messages[^1]?["content"] is JsonValue content ? content.ToString() : "your claim";

    private static int? Limit(JsonObject request, string name) =>
        request[name] is { } limit && limit.GetValueKind() == JsonValueKind.Number ? Math.Max(1, limit.GetValue<int>()) : null;

    private static int Count(string text) => Math.Max(1, text.Length / 4);

    /// <summary>The same text has the same vector. The .NET client asks for it in base64, other clients for a list.</summary>
    private static JsonNode Vector(string input, JsonObject request)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(input));
        var numbers = Enumerable.Range(0, Dimensions).Select(index => digest[index] / 255f).ToArray();
        if (request["encoding_format"]?.ToString() != "base64")
            return new JsonArray([.. numbers.Select(number => (JsonNode)number)]);
        var bytes = new byte[numbers.Length * sizeof(float)];
        Buffer.BlockCopy(numbers, 0, bytes, 0, bytes.Length);
        return Convert.ToBase64String(bytes);
    }
}
