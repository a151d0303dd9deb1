using System.Text;

namespace KeyCutover.Sandbox.Tests;

public sealed class SizeTests
{
    private const int Sites = 1000;
    private const int Accounts = 20;

    [Fact]
    public async Task A_thousand_sites_of_twenty_accounts_are_held_listed_and_saved()
    {
        await using var sandbox = await RunningSandbox.StartAsync(change: Fleet);
        var sites = await sandbox.GetAsync($"{sandbox.Group}/providers/Microsoft.Web/sites");
        var settings = await sandbox.PostAsync($"{sandbox.Group}/providers/Microsoft.Web/sites/site-999/config/appsettings/list");
        var file = Path.Combine(Directory.CreateTempSubdirectory("saved-").FullName, "state.json");
        await sandbox.Azure.SaveAsync(file, TestContext.Current.CancellationToken);

        Assert.Equal((Sites, Accounts), (sites.Body!["value"]!.AsArray().Count, sandbox.Connection.Accounts.Count));
        Assert.Equal(sandbox.Connection.Accounts["account-19"].ToString(), (string?)settings.Body!["properties"]!["AZURE_OPENAI_ENDPOINT"]);
        Assert.True(new FileInfo(file).Length > 0);
    }

    private static string Fleet(string seed)
    {
        var fleet = new StringBuilder(seed[..seed.IndexOf("accounts:", StringComparison.Ordinal)]).Append("accounts:\n");
        for (var i = 0; i < Accounts; i++)
            fleet.Append($"  - {{ name: account-{i}, subdomain: account-{i} }}\n");
        fleet.Append("sites:\n");
        for (var i = 0; i < Sites; i++)
            fleet.Append($"  - {{ name: site-{i}, app: claims-chatbot, identity: {{ system: true }}, settings: {{ AZURE_OPENAI_ENDPOINT: \"${{accounts.account-{i % Accounts}.endpoint}}\" }} }}\n");
        return fleet.ToString();
    }
}
