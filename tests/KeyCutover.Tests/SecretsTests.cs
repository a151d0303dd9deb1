namespace KeyCutover.Tests;

public sealed class SecretsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_that_a_run_writes_holds_a_secret_forward_or_back()
    {
        await using var pineGate = await PineGate.StartAsync(240, Cancellation);
        // Also what it puts into temporary files.
        var temporary = Directory.CreateDirectory(Path.Combine(pineGate.Folder, "temporary")).FullName;
        var environment = new Dictionary<string, string> { ["TMPDIR"] = temporary, ["TMP"] = temporary, ["TEMP"] = temporary };

        var forward = (await Executable.RunAsync(environment, Cancellation, [.. pineGate.Apply, "-o", "json"])).EndedWith(ExitCodes.Done);
        Assert.Empty(await LeaksAsync(pineGate));
        var shown = (await Executable.RunAsync(environment, Cancellation, ["run", "show", "--state", pineGate.StatePath])).EndedWith(ExitCodes.Done);
        var back = (await Executable.RunAsync(environment, Cancellation, ["run", "rollback", .. pineGate.Here])).EndedWith(ExitCodes.RolledBack);

        Assert.Empty(await LeaksAsync(pineGate));
        foreach (var ending in new[] { forward, shown, back })
            Assert.Empty(PlantedSecrets.In(ending.Output + ending.Error));
    }

    [Fact]
    public async Task The_search_finds_what_is_there()
    {
        await using var pineGate = await PineGate.StartAsync(240, Cancellation);
        Assert.NotEmpty(PlantedSecrets.In(await File.ReadAllBytesAsync(pineGate.ConnectionFile, Cancellation)));
        Assert.NotEmpty(PlantedSecrets.In(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"a {PineGate.Key2} b"))));
    }

    private static async Task<IReadOnlyList<string>> LeaksAsync(PineGate pineGate)
    {
        var leaks = new List<string>();
        foreach (var file in Directory.EnumerateFiles(pineGate.Folder, "*", SearchOption.AllDirectories).Where(file => file != pineGate.ConnectionFile))
            leaks.AddRange(PlantedSecrets.In(await File.ReadAllBytesAsync(file, Cancellation)).Select(form => $"{file}: {form}"));
        return leaks;
    }
}
