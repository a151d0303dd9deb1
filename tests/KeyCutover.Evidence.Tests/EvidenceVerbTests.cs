using System.Text.Json;
using KeyCutover.EvidenceArchives.Files;
using KeyCutover.Tests;

namespace KeyCutover.EvidenceArchives.Tests;

public sealed class EvidenceVerbTests(FinishedRun run)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_exported_is_verified_and_what_was_changed_is_not()
    {
        var file = NewFile();
        var exported = (await Executable.RunAsync(Cancellation, [.. Export(file), "-o", "json"])).EndedWith(ExitCodes.Done);
        var told = JsonElement.Parse(exported.Output);
        Assert.Equal(file, told.GetProperty("file").GetString());
        Assert.Equal(run.Signer.PublicKey.Id, told.GetProperty("keyId").GetString());

        var fits = (await Executable.RunAsync(Cancellation, Verify(file, run.PublicKeyFile))).EndedWith(ExitCodes.Done);
        Assert.Contains("It fits: run ", fits.Output, StringComparison.Ordinal);

        var archive = Repacked.From(await File.ReadAllBytesAsync(file, Cancellation));
        archive.Replace(FileNames.InventoryTable, "moved", "stays");
        await File.WriteAllBytesAsync(file, archive.Pack(), Cancellation);
        var changed = (await Executable.RunAsync(Cancellation, [.. Verify(file, run.PublicKeyFile), "-o", "json"])).EndedWith(ExitCodes.NeedsAPerson);
        var result = JsonElement.Parse(changed.Output);
        Assert.False(result.GetProperty("fits").GetBoolean());
        Assert.Equal(["file-changed", "not-from-journal"], result.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Input_that_cannot_be_used_is_one_sentence()
    {
        var file = NewFile();
        await File.WriteAllTextAsync(file, "taken", Cancellation);
        (await Executable.RunAsync(Cancellation, Export(file))).Refused();
        Assert.Equal("taken", await File.ReadAllTextAsync(file, Cancellation));

        (await Executable.RunAsync(Cancellation, Verify(NewFile(), run.PublicKeyFile))).Refused();
        (await Executable.RunAsync(Cancellation, Verify(file, file))).Refused();
        (await Executable.RunAsync(Cancellation, "evidence", "key", run.KeyFile)).Refused();
    }

    private string NewFile() => Path.Combine(run.PineGate.Folder, $"{Guid.NewGuid():N}.zip");

    private IEnumerable<string> Export(string file) => ["evidence", "export", "--state", run.PineGate.StatePath, "--key", run.KeyFile, "--output-file", file];

    private static IEnumerable<string> Verify(string file, string key) => ["evidence", "verify", file, "--public-key", key];
}
