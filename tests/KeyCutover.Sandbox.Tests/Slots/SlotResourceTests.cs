using System.Text.Json.Nodes;
using Azure;
using Azure.Core;

namespace KeyCutover.Sandbox.Tests.Slots;

public sealed class SlotResourceTests : IAsyncLifetime
{
    private RunningSandbox sandbox = null!;

    private string Staging => sandbox.Site + "/slots/staging";

    public async ValueTask InitializeAsync() => sandbox = await RunningSandbox.StartAsync(change: SlotSeeds.WithoutApplication);

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task A_slot_reads_as_a_resource_of_its_own_with_an_address_of_its_own()
    {
        var slot = (await sandbox.Arm.GetGenericResource(new ResourceIdentifier(Staging)).GetAsync(TestContext.Current.CancellationToken)).Value.Data;
        var site = await sandbox.GetAsync(sandbox.Site);

        Assert.Equal(("staging", "Microsoft.Web/sites/slots"), (slot.Id.Name, slot.ResourceType.ToString()));
        var properties = JsonNode.Parse(slot.Properties)!;
        Assert.Equal($"localhost:{sandbox.Connection.ResourceManager.Port}/sites/pinegate-claims-staging", (string?)properties["defaultHostName"]);
        Assert.Equal("pinegate-claims(staging)", (string?)properties["name"]);
        Assert.NotEqual((string?)site.Body!["identity"]!["principalId"], slot.Identity.PrincipalId.ToString());
    }

    [Fact]
    public async Task A_slot_is_made_listed_changed_and_deleted()
    {
        var made = await sandbox.PutAsync(sandbox.Site + "/slots/canary", new { location = "swedencentral", properties = new { } });
        var identity = await sandbox.PatchAsync(sandbox.Site + "/slots/canary", new { identity = new { type = "SystemAssigned" } });
        await sandbox.PutAsync(sandbox.Site + "/slots/canary/config/appsettings", new { properties = new { VERSION = "3" } });
        var settings = await sandbox.PostAsync(sandbox.Site + "/slots/canary/config/appsettings/list");
        var production = await sandbox.PostAsync(sandbox.Site + "/config/appsettings/list");
        var listed = await sandbox.GetAsync(sandbox.Site + "/slots");
        var deleted = await sandbox.DeleteAsync(sandbox.Site + "/slots/canary");
        var gone = await sandbox.GetAsync(sandbox.Site + "/slots/canary");

        Assert.Equal((200, "pinegate-claims/canary"), (made.Status, (string?)made.Body!["name"]));
        Assert.NotNull(identity.Body!["identity"]!["principalId"]);
        Assert.Equal(("3", "1"), ((string?)settings.Body!["properties"]!["VERSION"], (string?)production.Body!["properties"]!["VERSION"]));
        Assert.Equal(2, listed.Body!["value"]!.AsArray().Count);
        Assert.Equal((200, 404, "ResourceNotFound"), (deleted.Status, gone.Status, gone.Code));
    }

    [Fact]
    public async Task A_preview_applies_the_sticky_settings_locks_both_and_can_be_given_up()
    {
        var applied = await sandbox.PostAsync(Staging + "/applySlotConfig", new { targetSlot = "production", preserveVnet = true });
        var prepared = await SettingsAsync(Staging);
        var site = await sandbox.GetAsync(sandbox.Site);
        var refused = await sandbox.PutAsync(Staging + "/config/appsettings", new { properties = new { } });
        var refusedToo = await sandbox.PutAsync(sandbox.Site + "/config/appsettings", new { properties = new { } });
        var reset = await sandbox.PostAsync(Staging + "/resetSlotConfig");
        var after = await SettingsAsync(Staging);

        Assert.Equal((200, "production", "2"), (applied.Status, (string?)prepared["STICKY"], (string?)prepared["VERSION"]));
        Assert.Equal("staging", (string?)site.Body!["properties"]!["targetSwapSlot"]);
        Assert.Equal((409, 409), (refused.Status, refusedToo.Status));
        Assert.Equal("The slot cannot be changed because its configuration settings have been prepared for swap.", (string?)refused.Body!["Message"]);
        Assert.Equal((200, "staging"), (reset.Status, (string?)after["STICKY"]));
        Assert.Null((string?)(await sandbox.GetAsync(sandbox.Site)).Body!["properties"]!["targetSwapSlot"]);
    }

    [Fact]
    public async Task Differences_between_slots_say_what_moves_and_what_stays()
    {
        var answer = await sandbox.PostAsync(Staging + "/slotsdiffs", new { targetSlot = "production", preserveVnet = true });

        var rules = answer.Body!["value"]!.AsArray().ToDictionary(one => (string)one!["properties"]!["settingName"]!, one => (string?)one!["properties"]!["diffRule"]);
        Assert.Equal(("NoMigrationBetweenSlots", "SettingsWillMove"), (rules["STICKY"], rules["VERSION"]));
        Assert.DoesNotContain("AZURE_OPENAI_DEPLOYMENT", rules.Keys);
    }

    private async Task<JsonNode> SettingsAsync(string site) => (await sandbox.PostAsync(site + "/config/appsettings/list")).Body!["properties"]!;
}
