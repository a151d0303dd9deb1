using System.Text.Json.Nodes;

namespace KeyCutover.Worker.Notifications;

/// <summary>
/// A message with an Adaptive Card, as Teams workflows take it. It has no button that decides: whoever approves is signed in, and a channel
/// vouches for nobody.
/// </summary>
internal static class TeamsCard
{
    public static JsonObject Write(RunNotification notification, NotificationData data) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["content"] = new JsonObject
            {
                ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
                ["type"] = "AdaptiveCard",
                ["version"] = "1.4",
                ["body"] = new JsonArray(Heading(data.Summary), new JsonObject { ["type"] = "FactSet", ["facts"] = new JsonArray([.. Facts(data)]) }),
                ["actions"] = new JsonArray(new JsonObject
                {
                    ["type"] = "Action.OpenUrl",
                    ["title"] = notification.Event == NotificationEvents.GateOpened ? "Look and decide" : "Open the run",
                    ["url"] = data.Link,
                }),
            },
        }),
    };

    private static JsonObject Heading(string text) => new()
    {
        ["type"] = "TextBlock", ["text"] = Plain(text), ["weight"] = "Bolder", ["size"] = "Medium", ["wrap"] = true,
    };

    private static IEnumerable<JsonNode?> Facts(NotificationData data)
    {
        yield return Fact("Plan", data.Plan);
        yield return Fact("Change", data.ChangeTicket);
        yield return Fact("Account", data.Account[(data.Account.LastIndexOf('/') + 1)..]);
        yield return Fact("Run", data.RunId);
        if (data.Approvers is { Count: > 0 } approvers) yield return Fact("Approvers", string.Join(", ", approvers));
        if (data.Missing is { Count: > 0 } missing) yield return Fact("Still missing", string.Join(", ", missing));
        if (data.Expires is { } expires) yield return Fact("Until", $"{expires.UtcDateTime:yyyy-MM-dd HH:mm} UTC");
        if (data.Reason is { } reason) yield return Fact("Reason", reason);
    }

    private static JsonObject Fact(string title, string value) => new() { ["title"] = title, ["value"] = Plain(value) };

    // Cards take Markdown: nothing that a plan, a directory or Azure says may become a link that looks like ours.
    private static string Plain(string text) => text.Replace("[", "\\[", StringComparison.Ordinal);
}
