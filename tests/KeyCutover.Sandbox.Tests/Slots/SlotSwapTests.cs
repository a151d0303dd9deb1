using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Azure.Core;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Tests.Slots;

public sealed class SlotSwapTests
{
    private static readonly object ToProduction = new { targetSlot = "production", preserveVnet = true };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_swap_moves_settings_but_neither_sticky_ones_nor_identities_and_customers_notice_nothing()
    {
        await using var sandbox = await RunningSandbox.StartRunningAsync(60, change: SlotSeeds.WithStaging);
        var (production, staging) = Sites(sandbox);
        var before = await HealthAsync(sandbox);
        sandbox.Azure.StartTraffic();

        var ended = await SwapAsync(sandbox);
        var after = await HealthAsync(sandbox);

        Assert.Equal((200, "pinegate-claims/staging"), (ended.Status, (string?)ended.Body!["name"]));
        var status = (await sandbox.GetAsync(sandbox.Site)).Body!["properties"]!["slotSwapStatus"]!;
        Assert.Equal(("staging", "production"), ((string?)status["sourceSlotName"], (string?)status["destinationSlotName"]));
        Assert.NotEqual((string?)before["process"], (string?)after["process"]);
        Assert.Equal(("2", "production"), (production.Settings["VERSION"], production.Settings["STICKY"]));
        Assert.Equal(("1", "staging"), (staging.Settings["VERSION"], staging.Settings["STICKY"]));
        Assert.Equal((production.Identity.System!.ObjectId, production.Identity.System.ObjectId), ((string?)before["objectId"], (string?)after["objectId"]));
        Assert.InRange(sandbox.Azure.Sessions.Total, 1, long.MaxValue);
        Assert.Empty(sandbox.Azure.Sessions.Failures);
    }

    [Fact]
    public async Task After_a_swap_one_instance_can_go_on_with_the_other_slots_identity_until_it_is_restarted()
    {
        await using var sandbox = await RunningSandbox.StartRunningAsync(
            60, "knobs: { swapLeavesStrayIdentity: true, restartAfter: 0s }", seed => SlotSeeds.WithStaging(seed, "claims-chatbot", instances: 2));
        var (production, staging) = Sites(sandbox);
        await SwapAsync(sandbox);
        var swapped = await HealthOfInstancesAsync(sandbox);

        await sandbox.PostAsync(sandbox.Site + "/restart");
        IReadOnlyList<string?> restarted;
        do restarted = await HealthOfInstancesAsync(sandbox);
        while (restarted.Contains(staging.Identity.System!.ObjectId));

        Assert.Equal([staging.Identity.System.ObjectId, production.Identity.System!.ObjectId], swapped);
        Assert.All(restarted, identity => Assert.Equal(production.Identity.System.ObjectId, identity));
    }

    [Fact]
    public async Task A_swap_whose_source_does_not_warm_up_is_given_up_and_changes_nothing()
    {
        await using var sandbox = await RunningSandbox.StartRunningAsync(6000, change: SlotSeeds.WithoutApplication);
        var (production, staging) = Sites(sandbox);

        var ended = await SwapAsync(sandbox);

        Assert.Equal((409, "Conflict"), (ended.Status, (string?)ended.Body!["Code"]));
        Assert.Equal("Cannot swap site slots for site 'pinegate-claims' because the 'staging' slot did not respond to http ping.", (string?)ended.Body["Message"]);
        Assert.Equal(("1", "staging"), (production.Settings["VERSION"], staging.Settings["STICKY"]));
        Assert.Null(production.SlotSwapStatus);
    }

    [Fact]
    public async Task A_swap_with_preview_is_completed_by_swapping()
    {
        await using var sandbox = await RunningSandbox.StartRunningAsync(
            6000, change: seed => SlotSeeds.WithoutApplication(seed).Replace("_STATUSES: \"200\"", "_STATUSES: \"\"", StringComparison.Ordinal));
        var (production, staging) = Sites(sandbox);
        await sandbox.PostAsync(sandbox.Site + "/slots/staging/applySlotConfig", ToProduction);

        var ended = await SwapAsync(sandbox);

        Assert.Equal(200, ended.Status);
        Assert.Equal(("2", "production"), (production.Settings["VERSION"], production.Settings["STICKY"]));
        Assert.Equal(("1", "staging", null), (staging.Settings["VERSION"], staging.Settings["STICKY"], staging.TargetSwapSlot));
    }

    [Fact]
    public async Task While_a_swap_is_under_way_other_writes_are_refused_as_App_Service_does()
    {
        await using var sandbox = await RunningSandbox.StartAsync(change: SlotSeeds.WithStaging);
        var begun = await sandbox.PostAsync(sandbox.Site + "/slotsswap", new { targetSlot = "staging", preserveVnet = true });
        var poll = await sandbox.Arm.GetGenericResource(new ResourceIdentifier(sandbox.Site)).GetAsync(Cancellation);
        var write = await sandbox.PutAsync(sandbox.Site + "/config/appsettings", new { properties = new { } });

        Assert.Equal((202, 200), (begun.Status, poll.GetRawResponse().Status));
        Assert.Equal((409, "59203"), (write.Status, (string?)write.Body!["Details"]![2]!["ErrorEntity"]!["ExtendedCode"]));
        Assert.Contains("OperationName: SwapSiteSlots", (string?)write.Body["Message"], StringComparison.Ordinal);
    }

    private static (WebSite Production, WebSite Staging) Sites(RunningSandbox sandbox) =>
        (sandbox.Azure.World.Sites[0], sandbox.Azure.World.Sites[0].Slots[0]);

    /// <summary>Swaps staging into production and polls as Azure says, until it says something else than 202.</summary>
    private static async Task<Answer> SwapAsync(RunningSandbox sandbox)
    {
        var answer = await sandbox.PostAsync(sandbox.Site + "/slots/staging/slotsswap", ToProduction);
        // Without a pause between them, polls on a busy machine use up what Resource Manager lets one client read.
        using var polls = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (answer.Status == 202 && await polls.WaitForNextTickAsync(TestContext.Current.CancellationToken))
            answer = await sandbox.GetAsync(answer.Headers.Location!.AbsolutePath);
        return answer;
    }

    private static async Task<IReadOnlyList<string?>> HealthOfInstancesAsync(RunningSandbox sandbox)
    {
        var instances = (await sandbox.GetAsync(sandbox.Site + "/instances")).Body!["value"]!.AsArray().Select(one => (string)one!["name"]!);
        var identities = new List<string?>();
        foreach (var instance in instances)
            identities.Add((string?)(await HealthAsync(sandbox, instance))["objectId"]);
        return identities;
    }

    private static async Task<JsonNode> HealthAsync(RunningSandbox sandbox, string? instance = null)
    {
        using var client = sandbox.CreateClient(useCookies: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "sites/pinegate-claims/health/model");
        request.Headers.Add("Cookie", $"ARRAffinity={instance}");
        using var answer = await client.SendAsync(request, Cancellation);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!;
    }
}
