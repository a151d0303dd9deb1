using Azure.Core;
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
    public async Task A_fault_can_answer_with_a_body_that_is_broken()
    {
        Sandbox.Azure.AddFault(new SandboxFault { Path = "*/accounts/*", Status = 200, Body = "{\"id\": \"/subscr" });

        await Assert.ThrowsAnyAsync<System.Text.Json.JsonException>(() =>
            Sandbox.Arm.GetGenericResource(new ResourceIdentifier(Sandbox.Account)).GetAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_slow_fault_holds_the_answer_back_in_sandbox_time()
    {
        Sandbox.Azure.AddFault(new SandboxFault { Path = "*/accounts/*", When = FaultMoment.Slow, Delay = TimeSpan.FromSeconds(30) });
        var answer = Sandbox.GetAsync(Sandbox.Account);
        await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.False(answer.IsCompleted);

        // The request may take the fault only after the first move of the clock.
        while (!answer.IsCompleted)
        {
            Sandbox.Wall.Advance(TimeSpan.FromSeconds(30));
            await Task.WhenAny(answer, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken));
        }

        Assert.Equal(200, (await answer).Status);
    }

    [Fact]
    public async Task The_resource_client_gets_over_a_fault_that_the_admin_endpoint_made()
    {
        await Sandbox.AdminAsync(HttpMethod.Post, "/faults", new { method = "GET", path = "*/accounts/*", status = 503, code = "Overloaded" });
        var account = await Sandbox.Arm.GetGenericResource(new ResourceIdentifier(Sandbox.Account)).GetAsync(TestContext.Current.CancellationToken);
        var left = await Sandbox.AdminAsync(HttpMethod.Get, "/faults");

        Assert.Equal("pinegate-openai", account.Value.Data.Name);
        Assert.Contains(Sandbox.Azure.Requests, request => request.Status == 503);
        Assert.DoesNotContain("Overloaded", left.Body!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_are_listed_with_what_is_left_of_them_and_taken_away()
    {
        var made = await Sandbox.AdminAsync(HttpMethod.Post, "/faults", new { path = "*/providers/Microsoft.CognitiveServices/*", count = 3, when = "after", delay = "2s" });
        var listed = await Sandbox.AdminAsync(HttpMethod.Get, "/faults");
        var one = await Sandbox.AdminAsync(HttpMethod.Delete, $"/faults/{(int)made.Body!["number"]!}");
        await Sandbox.AdminAsync(HttpMethod.Delete, "/faults");
        var none = await Sandbox.AdminAsync(HttpMethod.Get, "/faults");

        Assert.Equal((2, "after", "2s"), (listed.Body!.AsArray().Count, (string?)listed.Body[1]!["fault"]!["when"], (string?)listed.Body[1]!["fault"]!["delay"]));
        Assert.Equal((204, 0), (one.Status, none.Body!.AsArray().Count));
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
