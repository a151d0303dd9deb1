using System.Net;
using System.Text.Json.Nodes;

namespace KeyCutover.Sandbox.Tests.Admin;

public sealed class AdminTests : SandboxTest
{
    [Fact]
    public async Task Nobody_gets_in_without_the_token_of_the_connection_file()
    {
        using var without = await Sandbox.Http.GetAsync(new Uri("sandbox/knobs", UriKind.Relative), TestContext.Current.CancellationToken);
        var executor = await Sandbox.GetAsync("/sandbox/knobs");

        Assert.Equal((HttpStatusCode.Unauthorized, 401), (without.StatusCode, executor.Status));
        Assert.DoesNotContain(Sandbox.Connection.Admin.Token, Sandbox.Connection.Admin.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_knob_is_turned_while_the_sandbox_runs_and_the_others_stay()
    {
        var turned = await Sandbox.AdminAsync(HttpMethod.Patch, "/knobs", new { logIngestionDelay = "90s", throttle = new { reads = new { size = 7 } }, keyRefusal = "unauthorized" });
        var read = await Sandbox.AdminAsync(HttpMethod.Get, "/knobs");

        Assert.Equal(200, turned.Status);
        Assert.Equal(("90s", "unauthorized", "3s"), ((string?)read.Body!["logIngestionDelay"], (string?)read.Body["keyRefusal"], (string?)read.Body["roleReadableAfter"]));
        Assert.Equal((7, 25, 200), ((int)read.Body["throttle"]!["reads"]!["size"]!, (int)read.Body["throttle"]!["reads"]!["refillPerSecond"]!, (int)read.Body["throttle"]!["writes"]!["size"]!));
    }

    [Theory]
    [InlineData("PATCH", "/knobs", """{"logIngestionDelai":"90s"}""", "logIngestionDelai")]
    [InlineData("PATCH", "/knobs", """{"logIngestionDelay":"soon"}""", "is not a duration")]
    [InlineData("PATCH", "/knobs", "knobs", "no JSON")]
    [InlineData("POST", "/faults", """{"status":500}""", "path")]
    [InlineData("POST", "/locks", """{"name":"a","level":"Total"}""", "CanNotDelete or ReadOnly")]
    [InlineData("POST", "/key-callers", """{"name":"a","account":"nobody","every":"1h"}""", "no account 'nobody'")]
    [InlineData("POST", "/key-callers", """{"name":"a","account":"pinegate-openai"}""", "every so often or at an hour")]
    public async Task What_is_not_understood_is_refused_and_says_why(string method, string path, string body, string why)
    {
        var answer = await Sandbox.AdminAsync(HttpMethod.Parse(method), path, body);

        Assert.Equal(400, answer.Status);
        Assert.Contains(why, (string?)answer.Body!["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_and_requests_can_be_read()
    {
        await Sandbox.GetAsync(Sandbox.Account);
        var state = await Sandbox.AdminAsync(HttpMethod.Get, "");
        var all = (await Sandbox.AdminAsync(HttpMethod.Get, "/requests")).Body!.AsArray();
        var last = (await Sandbox.AdminAsync(HttpMethod.Get, $"/requests?after={(long)all[^1]!["sequence"]!}")).Body!.AsArray();

        Assert.Equal("pinegate-claims", (string?)state.Body!["sites"]![0]!["name"]);
        Assert.True((bool)state.Body["accounts"]![0]!["keysWork"]!);
        Assert.Contains(all, request => (string?)request!["path"] == Sandbox.Account && (string?)request["plane"] == "arm");
        Assert.All(last, request => Assert.Equal("sandbox", (string?)request!["plane"]));
    }

    [Fact]
    public async Task Locks_policies_and_deny_assignments_come_and_go()
    {
        await Sandbox.AdminAsync(HttpMethod.Post, "/locks", new { name = "frozen", level = "ReadOnly", scope = "accounts/pinegate-openai" });
        var locked = await Sandbox.PostAsync(Sandbox.Account + "/listKeys");
        await Sandbox.AdminAsync(HttpMethod.Delete, "/locks/frozen");
        await Sandbox.AdminAsync(HttpMethod.Post, "/deny-assignments", new { name = "no-keys", actions = new[] { "*/listKeys/action" }, principals = new[] { "executor" } });
        var denied = await Sandbox.PostAsync(Sandbox.Account + "/listKeys");
        await Sandbox.AdminAsync(HttpMethod.Delete, "/deny-assignments/no-keys");
        await Sandbox.AdminAsync(HttpMethod.Post, "/policies", new { name = "no-keys-here", effect = "deny" });
        var disallowed = await Sandbox.PatchAsync(Sandbox.Account, new { properties = new { disableLocalAuth = false } });
        await Sandbox.AdminAsync(HttpMethod.Delete, "/policies/no-keys-here");
        var free = await Sandbox.PostAsync(Sandbox.Account + "/listKeys");

        Assert.Equal(
            ("ScopeLocked", "DenyAssignmentAuthorizationFailed", "RequestDisallowedByPolicy", 200),
            (locked.Code, denied.Code, disallowed.Code, free.Status));
    }

    [Fact]
    public async Task Somebody_else_can_be_made_to_write_settings_once_or_again_and_again()
    {
        await Sandbox.AdminAsync(HttpMethod.Patch, "/sites/pinegate-claims/settings", new JsonObject { ["BUILD"] = "7", ["CLAIMS_REGION"] = null });
        var once = (await Sandbox.PostAsync(Sandbox.Site + "/config/appsettings/list")).Body!["properties"]!.AsObject();
        await Sandbox.AdminAsync(HttpMethod.Put, "/sites/pinegate-claims/foreign-writer", new { setting = "BUILD", every = "1m" });
        Sandbox.Wall.Advance(TimeSpan.FromMinutes(1));
        var again = (await Sandbox.PostAsync(Sandbox.Site + "/config/appsettings/list")).Body!["properties"]!.AsObject();
        await Sandbox.AdminAsync(HttpMethod.Delete, "/sites/pinegate-claims/foreign-writer");
        Sandbox.Wall.Advance(TimeSpan.FromMinutes(1));
        var stopped = (await Sandbox.PostAsync(Sandbox.Site + "/config/appsettings/list")).Body!["properties"]!.AsObject();

        Assert.Equal(("7", false), ((string?)once["BUILD"], once.ContainsKey("CLAIMS_REGION")));
        Assert.StartsWith("written at", (string?)again["BUILD"], StringComparison.Ordinal);
        Assert.Equal((string?)again["BUILD"], (string?)stopped["BUILD"]);
    }

    [Fact]
    public async Task A_pending_swap_can_be_put_on_a_site_and_taken_away()
    {
        await Sandbox.AdminAsync(HttpMethod.Put, "/sites/pinegate-claims/pending-swap", new { slot = "staging" });
        var refused = await Sandbox.PutAsync(Sandbox.Site + "/config/appsettings", new { properties = new { } });
        await Sandbox.AdminAsync(HttpMethod.Delete, "/sites/pinegate-claims/pending-swap");
        var taken = await Sandbox.PutAsync(Sandbox.Site + "/config/appsettings", new { properties = new { } });

        Assert.Equal((409, 200), (refused.Status, taken.Status));
    }
}
