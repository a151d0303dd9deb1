using System.Net.Http.Json;
using System.Text.Json.Nodes;
using KeyCutover.Sandbox.World;

namespace KeyCutover.Sandbox.Tests.Data;

public sealed class SiteTests : IAsyncLifetime
{
    private RunningSandbox sandbox = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private WebSite Site => sandbox.Azure.World.Sites[0];

    public async ValueTask InitializeAsync() => sandbox = await RunningSandbox.StartAsync();

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task Customers_notice_nothing_while_a_change_of_settings_replaces_the_process()
    {
        var before = await HealthAsync();
        Assert.Equal(200, (int?)before["modelStatus"]);
        Assert.Null((string?)before["objectId"]);
        sandbox.Azure.StartTraffic();

        lock (sandbox.Azure.World.Gate)
            Site.ReplaceSettings(Site.Settings.SetItem("AZURE_OPENAI_API_KEY", "not-a-key"), sandbox.Azure.World);
        var after = await UntilAsync(health => (string?)health["process"] != (string?)before["process"]);
        Assert.Equal(401, (int?)after["modelStatus"]);

        lock (sandbox.Azure.World.Gate)
            Site.ReplaceSettings(Site.Settings.SetItem("AZURE_OPENAI_API_KEY", sandbox.Azure.World.Accounts[0].Key2), sandbox.Azure.World);
        await UntilAsync(health => (int?)health["modelStatus"] == 200);

        // Sessions failed for the wrong key only (502 of the application), none for the change of processes (503 of the front end).
        Assert.InRange(sandbox.Azure.Sessions.Total, 2, long.MaxValue);
        Assert.All(sandbox.Azure.Sessions.Failures, failure => Assert.StartsWith("502", failure.Reason, StringComparison.Ordinal));
    }

    private async Task<JsonNode> UntilAsync(Func<JsonNode, bool> isSo)
    {
        while (true)
        {
            var health = await HealthAsync();
            if (isSo(health))
                return health;
        }
    }

    private async Task<JsonNode> HealthAsync()
    {
        using var answer = await sandbox.Http.GetAsync(new Uri("sites/pinegate-claims/health/model", UriKind.Relative), Cancellation);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!;
    }
}
