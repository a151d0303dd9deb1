using System.Text.Json.Nodes;

namespace KeyCutover.Tests;

public sealed class BadConnectionTests : IAsyncLifetime
{
    private PineGate pineGate = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => pineGate = await PineGate.StartAsync(600, Cancellation);

    public ValueTask DisposeAsync() => pineGate.DisposeAsync();

    [Fact]
    public async Task A_file_that_is_no_connection_is_named_with_its_place()
    {
        await RefusesFileAsync(null, "the connection file cannot be read");
        await RefusesFileAsync("", "is empty");
        await RefusesFileAsync("{\n  \"authority\": \"https://localhost\",\n", ":3:1: this is no connection file, the JSON is malformed");
        await RefusesFileAsync("[]", ":1:1: this is no connection file");
        await RefusesFileAsync("{\"authority\": \"https://localhost\"}", "lacks resourceManager, tenantId, subscriptionId, clientId, clientSecret");
    }

    [Fact]
    public async Task Values_that_cannot_be_used_are_named_all_at_once()
    {
        var ending = await RefusesAsync(connection =>
        {
            connection["resourceManager"] = "http://localhost";
            connection["clientId"] = "";
            connection["timeScale"] = 0;
            connection["caCertificate"] = Path.Combine(pineGate.Folder, "gone.pem");
        });
        Assert.Equal(4, ending.ErrorLines.Count);
        Assert.All(new[] { "resourceManager", "clientId", "timeScale", "caCertificate" }, name => Assert.Contains(name, ending.Error, StringComparison.Ordinal));

        ending = await RefusesAsync(connection => connection["tenantId"] = "pinegate");
        Assert.Matches(@"\.json:4:\d+: .*tenantId", Assert.Single(ending.ErrorLines));
        ending = await RefusesAsync(connection => connection["caCertificate"] = pineGate.Plan);
        Assert.Contains("holds no certificate", Assert.Single(ending.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Azure_that_does_not_let_us_in_is_one_sentence_and_no_run()
    {
        var ending = await RefusesAsync(connection => connection["clientSecret"] = "another-secret-than-it-has");
        Assert.Contains("AADSTS7000215", Assert.Single(ending.ErrorLines), StringComparison.Ordinal);
        Assert.DoesNotContain("another-secret-than-it-has", ending.Error, StringComparison.Ordinal);

        ending = await RefusesAsync(connection => connection["tenantId"] = "11111111-2222-3333-4444-555555555555");
        Assert.Contains("AADSTS90002", Assert.Single(ending.ErrorLines), StringComparison.Ordinal);

        ending = await RefusesAsync(connection =>
        {
            connection["resourceManager"] = "https://localhost:1";
            connection["authority"] = "https://localhost:1";
        });
        Assert.Contains("https://localhost:1/", Assert.Single(ending.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_for_a_subscription_that_is_not_visible_is_one_sentence_and_no_run()
    {
        var plan = await File.ReadAllTextAsync(pineGate.Plan, Cancellation);
        await File.WriteAllTextAsync(pineGate.Plan, plan.Replace("0c2f7a64-8d1b-4f0a-9a3e-5b6c7d8e9f10", "0c2f7a64-8d1b-4f0a-9a3e-000000000000", StringComparison.Ordinal), Cancellation);

        var ending = (await Executable.RunAsync(Cancellation, pineGate.Apply)).Refused();

        Assert.Contains("SubscriptionNotFound", Assert.Single(ending.ErrorLines), StringComparison.Ordinal);
        Assert.False(Directory.Exists(pineGate.StatePath));
    }

    private async Task RefusesFileAsync(string? text, string problem)
    {
        var file = Path.Combine(pineGate.Folder, "broken.json");
        if (text is not null) await File.WriteAllTextAsync(file, text, Cancellation);
        var ending = (await Executable.RunAsync(Cancellation, ["apply", pineGate.Plan, "--connection", file, .. pineGate.Here])).Refused();
        Assert.StartsWith(file, Assert.Single(ending.ErrorLines), StringComparison.Ordinal);
        Assert.Contains(problem, ending.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(pineGate.StatePath));
    }

    private async Task<Ending> RefusesAsync(Action<JsonObject> spoil)
    {
        var connection = JsonNode.Parse(await File.ReadAllTextAsync(pineGate.ConnectionFile, Cancellation))!.AsObject();
        spoil(connection);
        var file = Path.Combine(pineGate.Folder, "spoiled.json");
        await File.WriteAllTextAsync(file, connection.ToJsonString(new() { WriteIndented = true }), Cancellation);
        var ending = (await Executable.RunAsync(Cancellation, ["apply", pineGate.Plan, "--connection", file, .. pineGate.Here])).Refused();
        Assert.False(Directory.Exists(pineGate.StatePath));
        return ending;
    }
}
