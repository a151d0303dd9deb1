using System.Text;
using System.Text.Json;
using CloudNative.CloudEvents.SystemTextJson;
using KeyCutover.Worker.Notifications;

namespace KeyCutover.Worker.Tests.Notifications;

public sealed class MessageBodyTests
{
    private static readonly Uri Service = new("https://keycutover.example/cutover/");

    [Fact]
    public void A_cloud_event_is_read_by_the_library_and_links_to_the_page()
    {
        var body = MessageBody.Write(Opened(), ReceiverFormat.CloudEvents, Service);

        var read = new JsonEventFormatter().DecodeStructuredModeMessage(Encoding.UTF8.GetBytes(body), null, null);
        Assert.Equal(("run-1/7", "keycutover.gate.opened", "run-1", Service), (read.Id, read.Type, read.Subject, read.Source));
        Assert.Equal(ToldRun.Start.AddSeconds(6), read.Time);
        var data = (JsonElement)read.Data!;
        Assert.Equal("https://keycutover.example/cutover/runs/run-1/gates/claims-chatbot/swap-settings", data.GetProperty("link").GetString());
        Assert.Equal("AwaitingApproval", data.GetProperty("state").GetString());
        Assert.False(data.TryGetProperty("reason", out _));
    }

    [Fact]
    public void A_card_for_teams_opens_the_page_and_decides_nothing()
    {
        using var message = JsonDocument.Parse(MessageBody.Write(Opened(), ReceiverFormat.Teams, Service));

        var attachment = Assert.Single(message.RootElement.GetProperty("attachments").EnumerateArray());
        Assert.Equal("application/vnd.microsoft.card.adaptive", attachment.GetProperty("contentType").GetString());
        var action = Assert.Single(attachment.GetProperty("content").GetProperty("actions").EnumerateArray());
        Assert.Equal("Action.OpenUrl", action.GetProperty("type").GetString());
        Assert.Equal("https://keycutover.example/cutover/runs/run-1/gates/claims-chatbot/swap-settings", action.GetProperty("url").GetString());
        Assert.Contains(attachment.GetProperty("content").GetProperty("body")[1].GetProperty("facts").EnumerateArray(),
            fact => fact.GetProperty("title").GetString() == "Approvers" && fact.GetProperty("value").GetString() == "2 of change-board");
    }

    [Fact]
    public void A_name_cannot_become_a_link_in_a_card()
    {
        var opened = Opened();
        var hostile = opened with { Data = opened.Data with { Summary = "[sign in](https://evil.example) approved it." } };

        Assert.Contains("\\\\[sign in]", MessageBody.Write(hostile, ReceiverFormat.Teams, Service));
    }

    private static RunNotification Opened()
    {
        var run = ToldRun.AtAGate();
        return RunNotifications.Of(run.Entries[^1], run.View)!;
    }
}
