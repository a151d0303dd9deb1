using System.ClientModel;
using Azure.Identity;
using OpenAI.Chat;

namespace ClaimsChatbot;

internal sealed record ChatQuestion(string Message);

internal sealed record ChatAnswer(string Answer);

/// <summary>A customer's question.</summary>
internal static class Chat
{
    private static readonly ChatMessage Role = new SystemChatMessage("You help customers of PineGate Insurance with their claims.");

    public static async Task<IResult> AnswerAsync(Lazy<ClaimsModel> model, ChatQuestion question, CancellationToken cancellation)
    {
        try
        {
            ChatMessage[] messages = [Role, new UserChatMessage(question.Message)];
            var completion = await model.Value.Preferred.CompleteChatAsync(messages, cancellationToken: cancellation);
            return Results.Json(new ChatAnswer(completion.Value.Content[0].Text), ChatbotJson.Default.ChatAnswer);
        }
        catch (Exception exception) when (exception is ClientResultException or AuthenticationFailedException or HttpRequestException
            || exception is OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            var apology = new ChatAnswer("Sorry, we cannot answer right now. Please try again in a moment.");
            return Results.Json(apology, ChatbotJson.Default.ChatAnswer, statusCode: StatusCodes.Status502BadGateway);
        }
    }
}
