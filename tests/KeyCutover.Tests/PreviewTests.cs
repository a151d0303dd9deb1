using System.Text.Json;

namespace KeyCutover.Tests;

public sealed class PreviewTests
{
    private static readonly string[] Reads = ["/list", "/query", "/token"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_preview_shows_every_property_before_and_after_and_writes_nothing()
    {
        await using var pineGate = await PineGate.StartAsync(600, Cancellation);
        var before = await pineGate.SnapshotAsync(Cancellation);
        var earlier = pineGate.Sandbox.Requests.Count;

        var text = (await Executable.RunAsync(Cancellation, "plan", "preview", pineGate.Plan, "--connection", pineGate.ConnectionFile)).EndedWith(ExitCodes.Done);
        var json = (await Executable.RunAsync(Cancellation, "plan", "preview", pineGate.Plan, "--connection", pineGate.ConnectionFile, "-o", "json")).EndedWith(ExitCodes.Done);

        // A site that is asked for its health makes a model call, which is the site's doing and changes nothing.
        Assert.All(pineGate.Sandbox.Requests.Skip(earlier).Where(request => request.Plane != "models"), request => Assert.True(
            request.Method == "GET" || request.Method == "POST" && Reads.Any(read => request.Path.EndsWith(read, StringComparison.OrdinalIgnoreCase)),
            $"{request.Method} {request.Path}"));
        Assert.Empty((await pineGate.SnapshotAsync(Cancellation)).DifferencesFrom(before));

        var changes = JsonDocument.Parse(json.Output).RootElement.GetProperty("steps").EnumerateArray()
            .SelectMany(step => step.GetProperty("changes").EnumerateArray()).ToList();
        Assert.NotEmpty(changes);
        foreach (var change in changes)
        {
            Assert.NotEqual(change.GetProperty("before").GetString(), change.GetProperty("after").GetString());
            Assert.Contains(change.GetProperty("property").GetString()!.Split(' ', '.')[0], text.Output, StringComparison.Ordinal);
        }

        foreach (var output in new[] { text.Output, text.Error, json.Output, json.Error })
            Assert.Empty(PlantedSecrets.In(output));
    }
}
