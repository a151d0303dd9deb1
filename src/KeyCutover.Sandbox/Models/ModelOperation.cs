namespace KeyCutover.Sandbox.Models;

/// <summary>An operation of the model data plane: its data action, how errors call it, and its name in logs.</summary>
internal sealed record ModelOperation(string DataAction, string Request, string LogName)
{
    public static readonly ModelOperation Chat = new(
        "Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action",
        "POST /openai/deployments/{deployment-id}/chat/completions",
        "ChatCompletions_Create");

    public static readonly ModelOperation Embeddings = new(
        "Microsoft.CognitiveServices/accounts/OpenAI/deployments/embeddings/action",
        "POST /openai/deployments/{deployment-id}/embeddings",
        "Embeddings_Create");
}
