namespace KeyCutover.Sandbox.Tests;

public sealed class ForeignWriterTests
{
    [Fact]
    public async Task Somebody_else_writes_settings_every_so_often()
    {
        await using var sandbox = await RunningSandbox.StartAsync(
            change: seed => seed.Replace("    os: linux", "    os: linux\n    foreignWriter: { setting: BUILD, every: 30s }", StringComparison.Ordinal));
        var before = await sandbox.PostAsync(sandbox.Site + "/config/appsettings/list");
        sandbox.Wall.Advance(TimeSpan.FromSeconds(30));
        var after = await sandbox.PostAsync(sandbox.Site + "/config/appsettings/list");

        Assert.Null(before.Body!["properties"]!["BUILD"]);
        Assert.NotNull(after.Body!["properties"]!["BUILD"]);
        Assert.NotNull(after.Body["properties"]!["CLAIMS_REGION"]);
    }
}
