using KeyCutover.Sandbox.Faults;

namespace KeyCutover.Sandbox.Tests;

public sealed class FaultTests : SandboxTest
{
    protected override string Seed => """
        faults:
          - method: POST
            path: "*/listkeys"
            skip: 1
            status: 503
            code: ServiceUnavailable
            retryAfter: 7s
        """;

    [Fact]
    public async Task A_seeded_fault_strikes_after_its_skips_as_often_as_it_says()
    {
        var first = await Sandbox.PostAsync(Sandbox.Account + "/listKeys");
        var second = await Sandbox.PostAsync(Sandbox.Account + "/listKeys");
        var third = await Sandbox.PostAsync(Sandbox.Account + "/listKeys");

        Assert.Equal((200, 503, 200), (first.Status, second.Status, third.Status));
        Assert.Equal("ServiceUnavailable", second.Code);
        Assert.Equal(TimeSpan.FromSeconds(7), second.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task A_fault_before_the_effect_leaves_everything_as_it_was()
    {
        Sandbox.Azure.AddFault(new SandboxFault { Method = "PUT", Path = "*/config/appsettings", When = FaultMoment.Before });
        var answer = await Sandbox.PutAsync(Sandbox.Site + "/config/appsettings", new { properties = new { ONLY = "this" } });

        Assert.Equal(500, answer.Status);
        Assert.DoesNotContain("ONLY", Sandbox.Azure.World.Sites[0].Settings.Keys);
    }

    [Fact]
    public async Task A_fault_after_the_effect_loses_the_answer_only()
    {
        Sandbox.Azure.AddFault(new SandboxFault { Method = "PUT", Path = "*/config/appsettings", When = FaultMoment.After, Status = 502, Code = "BadGateway" });
        var answer = await Sandbox.PutAsync(Sandbox.Site + "/config/appsettings", new { properties = new { ONLY = "this" } });

        Assert.Equal((502, "BadGateway"), (answer.Status, answer.Code));
        Assert.Equal(["ONLY"], Sandbox.Azure.World.Sites[0].Settings.Keys);
    }

    [Fact]
    public async Task A_fault_without_a_status_cuts_the_connection()
    {
        Sandbox.Azure.AddFault(new SandboxFault { Method = "PUT", Path = "*/config/appsettings", When = FaultMoment.After, Status = 0 });
        await Assert.ThrowsAsync<HttpRequestException>(() => Sandbox.PutAsync(Sandbox.Site + "/config/appsettings", new { properties = new { ONLY = "this" } }));

        Assert.Equal(["ONLY"], Sandbox.Azure.World.Sites[0].Settings.Keys);
    }

    [Fact]
    public async Task A_fault_can_speak_as_App_Service_does()
    {
        Sandbox.Azure.AddFault(new SandboxFault { Path = "*/config/*", Status = 409, Code = "Conflict", Message = "Cannot modify this site because another operation is in progress.", Envelope = FaultEnvelope.AppService });
        var answer = await Sandbox.PutAsync(Sandbox.Site + "/config/appsettings", new { properties = new { ONLY = "this" } });

        Assert.Equal("Conflict", (string?)answer.Body!["Code"]);
        Assert.Equal("Cannot modify this site because another operation is in progress.", (string?)answer.Body["Details"]![2]!["ErrorEntity"]!["Message"]);
    }
}
