using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Tests;

public sealed class SiteTests : SandboxTest
{
    protected override string Seed => """
        userAssignedIdentities:
          - name: shared-identity
        """;

    private WebSite World => Sandbox.Azure.World.Sites[0];

    private string SharedIdentity => $"{Sandbox.Group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/shared-identity";

    [Fact]
    public async Task The_resource_client_reads_a_site()
    {
        var site = (await Sandbox.Arm.GetGenericResource(new ResourceIdentifier(Sandbox.Site)).GetAsync(TestContext.Current.CancellationToken)).Value;

        Assert.Equal("Microsoft.Web/sites", site.Data.ResourceType.ToString());
        Assert.Null(site.Data.Identity);
        Assert.Equal($"localhost:{Sandbox.Connection.ResourceManager.Port}/sites/pinegate-claims", (string?)JsonNode.Parse(site.Data.Properties)!["defaultHostName"]);
    }

    [Fact]
    public async Task Settings_hold_what_the_sandbox_gave_the_account()
    {
        var answer = await Sandbox.PostAsync(Sandbox.Site + "/config/appsettings/list");

        Assert.Equal(Sandbox.Connection.Accounts["pinegate-openai"].ToString(), (string?)answer.Body!["properties"]!["AZURE_OPENAI_ENDPOINT"]);
        Assert.Equal(Sandbox.Azure.World.Accounts[0].Key1, (string?)answer.Body["properties"]!["AZURE_OPENAI_API_KEY"]);
    }

    [Fact]
    public async Task A_put_of_settings_replaces_them_all_and_reaches_the_process_later()
    {
        var answer = await Sandbox.PutAsync(Sandbox.Site + "/config/appsettings", new { properties = new { ONLY = "this" } });

        Assert.Equal(200, answer.Status);
        Assert.Equal("""{"ONLY":"this"}""", answer.Body!["properties"]!.ToJsonString());
        Assert.True(World.RevisionAt(Sandbox.Azure.Clock.GetUtcNow()).Settings.ContainsKey("CLAIMS_REGION"));
        Sandbox.Wall.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["ONLY"], World.RevisionAt(Sandbox.Azure.Clock.GetUtcNow()).Settings.Keys);
    }

    [Fact]
    public async Task Settings_that_are_put_back_read_back_equal()
    {
        var before = await Sandbox.PostAsync(Sandbox.Site + "/config/appsettings/list");
        await Sandbox.PutAsync(Sandbox.Site + "/config/appsettings", new { properties = new { ONLY = "this" } });
        await Sandbox.PutAsync(Sandbox.Site + "/config/appsettings", new { properties = before.Body!["properties"] });
        var after = await Sandbox.PostAsync(Sandbox.Site + "/config/appsettings/list");

        Assert.Equal(before.Body.ToJsonString(), after.Body!.ToJsonString());
    }

    [Fact]
    public async Task An_identity_that_is_taken_away_comes_back_as_another_principal()
    {
        var site = await Sandbox.GetAsync(Sandbox.Site);
        var first = await Sandbox.PatchAsync(Sandbox.Site, new { identity = new { type = "SystemAssigned" } });
        var gone = await Sandbox.PatchAsync(Sandbox.Site, new { identity = new { type = "None" } });
        var second = await Sandbox.PatchAsync(Sandbox.Site, new { identity = new { type = "SystemAssigned" } });

        Assert.Equal(Sandbox.Connection.TenantId, (string?)first.Body!["identity"]!["tenantId"]);
        Assert.Equal(site.Body!.ToJsonString(), gone.Body!.ToJsonString());
        Assert.NotEqual((string?)first.Body["identity"]!["principalId"], (string?)second.Body!["identity"]!["principalId"]);
    }

    [Fact]
    public async Task Naming_only_the_system_identity_drops_the_user_assigned_ones()
    {
        var both = await Sandbox.PatchAsync(Sandbox.Site, new
        {
            identity = new { type = "SystemAssigned,UserAssigned", userAssignedIdentities = new Dictionary<string, object> { [SharedIdentity] = new { } } },
        });
        var system = await Sandbox.PatchAsync(Sandbox.Site, new { identity = new { type = "SystemAssigned" } });

        Assert.Equal("SystemAssigned, UserAssigned", (string?)both.Body!["identity"]!["type"]);
        Assert.NotNull(both.Body["identity"]!["userAssignedIdentities"]![SharedIdentity]!["clientId"]);
        Assert.Equal((string?)both.Body["identity"]!["principalId"], (string?)system.Body!["identity"]!["principalId"]);
        Assert.Null(system.Body["identity"]!["userAssignedIdentities"]);
    }

    [Fact]
    public async Task Connection_strings_and_slot_names_are_replaced_as_a_whole()
    {
        var strings = await Sandbox.PutAsync(Sandbox.Site + "/config/connectionstrings", new { properties = new { Db = new { value = "v", type = "SQLAzure" } } });
        await Sandbox.PutAsync(Sandbox.Site + "/config/slotConfigNames", new { properties = new { appSettingNames = new[] { "A" } } });
        var names = await Sandbox.GetAsync(Sandbox.Site + "/config/slotConfigNames");

        Assert.Equal("""{"Db":{"value":"v","type":"SQLAzure"}}""", strings.Body!["properties"]!.ToJsonString());
        Assert.Equal("""["A"]""", names.Body!["properties"]!["appSettingNames"]!.ToJsonString());
    }

    [Fact]
    public async Task While_a_swap_is_pending_config_writes_fail_in_the_envelope_of_App_Service()
    {
        World.TargetSwapSlot = "staging";
        var answer = await Sandbox.PutAsync(Sandbox.Site + "/config/appsettings", new { properties = new { } });

        Assert.Equal((409, "Conflict"), (answer.Status, (string?)answer.Body!["Code"]));
        Assert.Equal("The slot cannot be changed because its configuration settings have been prepared for swap.", (string?)answer.Body["Message"]);
        Assert.Null(answer.Body["error"]);
    }
}
