using KeyCutover.Sandbox.Tests.Data;

namespace KeyCutover.Sandbox.Tests.Admin;

public sealed class SavedStateTests : SandboxTest
{
    protected override string Seed => """
        knobs: { accountUpdates: synchronous, logIngestionDelay: 7m }
        keyCallers:
          - { name: nightly, account: pinegate-openai, at: "02:00" }
        """;

    [Fact]
    public async Task A_sandbox_that_was_saved_goes_on_in_another_one()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await Sandbox.PutAsync(Sandbox.Site + "/config/appsettings", new { properties = new { HELD = "yes", ENDPOINT = Sandbox.Connection.Accounts["pinegate-openai"].ToString() } });
        var identity = await Sandbox.PatchAsync(Sandbox.Site, new { identity = new { type = "SystemAssigned" } });
        await Sandbox.PutAsync(Sandbox.Site + "/slots/staging", new { location = "swedencentral" });
        await Sandbox.PatchAsync(Sandbox.Account, new { properties = new { disableLocalAuth = true } });
        var key = Sandbox.Azure.World.Accounts[0].Key1;
        lock (Sandbox.Azure.World.Gate)
            Sandbox.Azure.World.Vaults[0].Contents.Add("kept", "a secret", Sandbox.Azure.World.Now);
        var file = Path.Combine(Directory.CreateTempSubdirectory("saved-").FullName, "state.json");
        await Sandbox.Azure.SaveAsync(file, cancellation);

        await using var other = await RunningSandbox.StartSavedAsync(file);
        var settings = (await other.PostAsync(other.Site + "/config/appsettings/list")).Body!["properties"]!;
        var site = await other.GetAsync(other.Site);
        var call = await other.CallAsync(key: key);
        await other.Azure.SaveAsync(file, cancellation);

        Assert.Equal(("yes", other.Connection.Accounts["pinegate-openai"].ToString()), ((string?)settings["HELD"], (string?)settings["ENDPOINT"]));
        Assert.NotEqual(Sandbox.Connection.ResourceManager.Port, other.Connection.ResourceManager.Port);
        Assert.Equal((string?)identity.Body!["identity"]!["principalId"], (string?)site.Body!["identity"]!["principalId"]);
        Assert.True((bool)(await other.GetAsync(other.Account)).Body!["properties"]!["disableLocalAuth"]!);
        // The gateway has not heard of the switch yet, as it had not when the state was saved.
        Assert.Equal(200, call.Status);
        Assert.Equal(("a secret", "nightly", "staging"), (
            other.Azure.World.Vaults[0].Contents.Find("kept")!.Current.Value, other.Azure.World.KeyCallers[0].Name, other.Azure.World.Sites[0].Slots[0].SlotName));
        Assert.Equal(TimeSpan.FromMinutes(7), other.Azure.World.Knobs.LogIngestionDelay);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task State_is_taken_and_put_back_while_the_sandbox_runs()
    {
        var before = await Sandbox.PostAsync(Sandbox.Site + "/config/appsettings/list");
        var state = await Sandbox.AdminAsync(HttpMethod.Get, "/state");
        await Sandbox.PutAsync(Sandbox.Site + "/config/appsettings", new { properties = new { ONLY = "this" } });
        await Sandbox.PatchAsync(Sandbox.Site, new { identity = new { type = "SystemAssigned" } });

        var loaded = await Sandbox.AdminAsync(HttpMethod.Put, "/state", state.Body!.ToJsonString());
        var after = await Sandbox.PostAsync(Sandbox.Site + "/config/appsettings/list");

        Assert.Equal(204, loaded.Status);
        Assert.Equal(before.Body!.ToJsonString(), after.Body!.ToJsonString());
        Assert.Null((await Sandbox.GetAsync(Sandbox.Site)).Body!["identity"]);
    }

    [Theory]
    [InlineData("{}", "no saved state")]
    [InlineData("nothing", "no saved state")]
    public async Task What_is_no_state_is_refused(string text, string why)
    {
        var answer = await Sandbox.AdminAsync(HttpMethod.Put, "/state", text);

        Assert.Equal(409, answer.Status);
        Assert.Contains(why, (string?)answer.Body!["error"], StringComparison.Ordinal);
    }
}
