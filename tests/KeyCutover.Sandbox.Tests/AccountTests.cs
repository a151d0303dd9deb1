using Azure;
using Azure.Core;
using Azure.ResourceManager.Resources;

namespace KeyCutover.Sandbox.Tests;

public sealed class AccountTests : SandboxTest
{
    private static readonly object Off = new { properties = new { disableLocalAuth = true } };
    private static readonly object On = new { properties = new { disableLocalAuth = false } };

    protected override string Seed => Synchronous;

    [Fact]
    public async Task An_account_reads_with_its_etag_in_header_and_body()
    {
        var answer = await Sandbox.GetAsync(Sandbox.Account);

        Assert.Equal("OpenAI", (string?)answer.Body!["kind"]);
        Assert.Equal(answer.Headers.ETag!.Tag, (string?)answer.Body["etag"]);
        Assert.Equal(Sandbox.Connection.Accounts["pinegate-openai"].ToString(), (string?)answer.Body["properties"]!["endpoint"]);
        Assert.False((bool)answer.Body["properties"]!["disableLocalAuth"]!);
    }

    [Fact]
    public async Task A_narrow_patch_changes_what_it_names_and_the_etag()
    {
        var before = await Sandbox.GetAsync(Sandbox.Account);
        var patched = await Sandbox.PatchAsync(Sandbox.Account, Off);

        Assert.Equal(200, patched.Status);
        Assert.True((bool)patched.Body!["properties"]!["disableLocalAuth"]!);
        Assert.Equal("pinegate-openai", (string?)patched.Body["properties"]!["customSubDomainName"]);
        Assert.NotEqual(before.Headers.ETag, patched.Headers.ETag);
    }

    [Fact]
    public async Task Keys_can_be_listed_until_local_auth_is_off_and_are_the_same_after()
    {
        var before = await Sandbox.PostAsync(Sandbox.Account + "/listKeys");
        await Sandbox.PatchAsync(Sandbox.Account, Off);
        var refused = await Sandbox.PostAsync(Sandbox.Account + "/listKeys");
        await Sandbox.PatchAsync(Sandbox.Account, On);
        var after = await Sandbox.PostAsync(Sandbox.Account + "/listKeys");

        Assert.Equal((400, "BadRequest", "Failed to list key. disableLocalAuth is set to be true"), (refused.Status, refused.Code, refused.Message));
        Assert.Equal(before.Body!.ToJsonString(), after.Body!.ToJsonString());
    }

    [Fact]
    public async Task Regenerating_a_key_changes_that_key_only()
    {
        var before = await Sandbox.PostAsync(Sandbox.Account + "/listKeys");
        var after = await Sandbox.PostAsync(Sandbox.Account + "/regenerateKey", new { keyName = "Key1" });

        Assert.NotEqual((string?)before.Body!["key1"], (string?)after.Body!["key1"]);
        Assert.Equal((string?)before.Body["key2"], (string?)after.Body["key2"]);
    }

    [Fact]
    public async Task The_gateway_learns_of_the_switch_later_in_both_directions()
    {
        var account = Sandbox.Azure.World.Accounts[0];
        await Sandbox.PatchAsync(Sandbox.Account, Off);
        Assert.True(account.KeysWorkAt(Sandbox.Azure.Clock.GetUtcNow()));
        Sandbox.Wall.Advance(TimeSpan.FromMinutes(3));
        Assert.False(account.KeysWorkAt(Sandbox.Azure.Clock.GetUtcNow()));

        await Sandbox.PatchAsync(Sandbox.Account, On);
        Assert.False(account.KeysWorkAt(Sandbox.Azure.Clock.GetUtcNow()));
        Sandbox.Wall.Advance(TimeSpan.FromMinutes(3));
        Assert.True(account.KeysWorkAt(Sandbox.Azure.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task A_subdomain_cannot_be_changed()
    {
        var answer = await Sandbox.PatchAsync(Sandbox.Account, new { properties = new { customSubDomainName = "another" } });

        Assert.Equal(400, answer.Status);
    }

    [Fact]
    public async Task Deployments_can_be_listed()
    {
        var answer = await Sandbox.GetAsync(Sandbox.Account + "/deployments");

        Assert.Equal("gpt-4o-mini", (string?)answer.Body!["value"]![0]!["properties"]!["model"]!["name"]);
    }
}

public sealed class AsynchronousAccountTests : SandboxTest
{
    protected override string Seed => "knobs: { accountUpdates: asynchronous, accountUpdateTakes: 20s, accountChildOperationTakes: 30s }";

    [Fact]
    public async Task An_update_is_accepted_polled_and_then_done()
    {
        var accepted = await Sandbox.PatchAsync(Sandbox.Account, new { properties = new { disableLocalAuth = true } });
        var results = accepted.Headers.GetValues("Azure-AsyncOperation").Single() + "&x=";
        var running = await Sandbox.GetAsync(results);
        var location = await Sandbox.GetAsync(accepted.Headers.Location!.ToString());
        Sandbox.Wall.Advance(TimeSpan.FromSeconds(20));
        var done = await Sandbox.GetAsync(results);

        Assert.Equal((202, "Accepted"), (accepted.Status, (string?)accepted.Body!["properties"]!["provisioningState"]));
        Assert.Equal("Updating", (string?)running.Body!["status"]);
        Assert.Equal(202, location.Status);
        Assert.Equal("Succeeded", (string?)done.Body!["status"]);
    }

    [Fact]
    public async Task A_second_write_conflicts_with_the_account_and_then_with_its_child()
    {
        await Sandbox.PatchAsync(Sandbox.Account, new { tags = new { a = "b" } });
        var busy = await Sandbox.PatchAsync(Sandbox.Account, new { tags = new { a = "c" } });
        Sandbox.Wall.Advance(TimeSpan.FromSeconds(20));
        var state = await Sandbox.GetAsync(Sandbox.Account);
        var child = await Sandbox.PatchAsync(Sandbox.Account, new { tags = new { a = "c" } });

        Assert.Equal((409, "RequestConflict"), (busy.Status, busy.Code));
        Assert.StartsWith($"Cannot modify resource with id '{Sandbox.Account}' because the resource entity provisioning state is not terminal.", busy.Message, StringComparison.Ordinal);
        Assert.Equal("Succeeded", (string?)state.Body!["properties"]!["provisioningState"]);
        Assert.Equal($"Another operation is being performed on the parent resource '{Sandbox.Account}'. Please try again later.", child.Message);
    }

    [Fact]
    public async Task The_resource_client_waits_the_update_out()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var account = Sandbox.Arm.GetGenericResource(new ResourceIdentifier(Sandbox.Account));
        var data = new GenericResourceData(new AzureLocation("swedencentral")) { Properties = BinaryData.FromString("""{"disableLocalAuth":true}""") };

        var operation = await account.UpdateAsync(WaitUntil.Started, data, cancellation);
        Assert.False(operation.HasCompleted);
        Sandbox.Wall.Advance(TimeSpan.FromSeconds(20));
        var updated = await operation.WaitForCompletionAsync(cancellation);

        Assert.Contains("\"disableLocalAuth\":true", updated.Value.Data.Properties.ToString(), StringComparison.Ordinal);
    }
}
