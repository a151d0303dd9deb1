using System.Text.Json.Serialization;

namespace ClaimsChatbot;

[JsonSerializable(typeof(ChatQuestion))]
[JsonSerializable(typeof(ChatAnswer))]
[JsonSerializable(typeof(ModelHealth))]
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
internal sealed partial class ChatbotJson : JsonSerializerContext;
