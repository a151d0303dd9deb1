using System.Text;
using System.Text.Json.Nodes;
using KeyCutover.Domain.Journal;
using KeyCutover.EvidenceArchives.Files;
using KeyCutover.EvidenceArchives.Signing;
using KeyCutover.EvidenceArchives.Verification;

namespace KeyCutover.EvidenceArchives.Tests;

public sealed class EvidenceVerifierTests(FinishedRun run)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> SomeFiles =>
        [FileNames.ReportPage, FileNames.Report, FileNames.Inventory, FileNames.InventoryTable, FileNames.Plan];

    [Fact]
    public async Task An_archive_as_it_was_exported_fits()
    {
        var verified = await VerifyAsync(run.Archive);

        Assert.Empty(verified.Findings);
        Assert.True(verified.Fits);
        Assert.Equal(run.Entries[0].RunId, verified.RunId);
        Assert.Equal("Succeeded", verified.State);
        Assert.Equal(FinishedRun.MadeAt, verified.MadeAt);
    }

    [Theory]
    [MemberData(nameof(SomeFiles))]
    public async Task A_changed_file_is_named(string name)
    {
        var archive = Repacked.From(run.Archive);
        archive[name] = [.. archive[name][..^2], (byte)'#', (byte)'\n'];

        var found = await FindAsync(archive);

        Assert.Contains(("file-changed", name), found);
        Assert.All(found, finding => Assert.Equal(name, finding.Where));
    }

    [Theory]
    [MemberData(nameof(SomeFiles))]
    public async Task A_missing_file_is_named(string name)
    {
        var archive = Repacked.From(run.Archive);
        archive.Remove(name);

        Assert.Equal([("file-missing", name)], await FindAsync(archive));
    }

    [Fact]
    public async Task A_file_that_was_put_in_is_named()
    {
        var archive = Repacked.From(run.Archive);
        archive.Add("cards/00099-more.json", [1]);

        Assert.Equal([("file-added", "cards/00099-more.json"), ("not-from-journal", "cards/00099-more.json")], await FindAsync(archive));
    }

    [Fact]
    public async Task A_changed_manifest_is_told_from_the_signed_one()
    {
        var archive = Repacked.From(run.Archive);
        archive.Replace(FileNames.Manifest, "Succeeded", "RolledBack");

        Assert.Equal([("manifest-changed", FileNames.Manifest)], await FindAsync(archive));
    }

    [Fact]
    public async Task A_manifest_that_is_changed_in_the_envelope_too_has_no_valid_signature()
    {
        var archive = Repacked.From(run.Archive);
        archive.Replace(FileNames.Manifest, "Succeeded", "RolledBack");
        var envelope = JsonNode.Parse(archive[FileNames.Envelope])!;
        envelope["payload"] = Convert.ToBase64String(archive[FileNames.Manifest]);
        archive[FileNames.Envelope] = Encoding.UTF8.GetBytes(envelope.ToJsonString());

        Assert.Equal([("signature-invalid", FileNames.Envelope), ("state-differs", FileNames.Manifest)], await FindAsync(archive));
    }

    [Fact]
    public async Task An_archive_that_another_key_signed_is_of_an_unknown_key_even_when_it_says_otherwise()
    {
        using var other = await NewSignerAsync();
        var archive = await Repacked.From(run.Archive).SignAgainAsync(other);
        Assert.Equal([("unknown-key", FileNames.Envelope)], await FindAsync(archive));

        archive.Replace(FileNames.Envelope, other.PublicKey.Id, run.Signer.PublicKey.Id);
        Assert.Equal([("signature-invalid", FileNames.Envelope)], await FindAsync(archive));
    }

    [Fact]
    public async Task A_report_that_whoever_has_the_key_has_embellished_is_not_what_the_journal_says()
    {
        var archive = Repacked.From(run.Archive);
        archive.Replace(FileNames.ReportPage, "Summary", "Glory");

        Assert.Equal([("not-from-journal", FileNames.ReportPage)], await FindAsync(await archive.SignAgainAsync(run.Signer)));
    }

    [Fact]
    public async Task A_journal_entry_that_was_changed_is_named_even_when_it_is_signed_anew()
    {
        var archive = Repacked.From(run.Archive);
        var lines = archive.Text(FileNames.Journal).Split('\n');
        lines[11] = lines[11].Replace("pinegate-", "pinewood-", StringComparison.Ordinal).Replace("claims-chatbot", "claims-chatbox", StringComparison.Ordinal);
        archive[FileNames.Journal] = Encoding.UTF8.GetBytes(string.Join('\n', lines));

        Assert.Equal([("journal-broken", "journal.jsonl entry 12")], await FindAsync(await archive.SignAgainAsync(run.Signer)));
    }

    [Fact]
    public async Task A_journal_without_one_of_its_entries_is_broken_there()
    {
        var archive = Repacked.From(run.Archive);
        var lines = archive.Text(FileNames.Journal).Split('\n').ToList();
        lines.RemoveAt(4);
        archive[FileNames.Journal] = Encoding.UTF8.GetBytes(string.Join('\n', lines));

        Assert.Equal([("journal-broken", "journal.jsonl entry 5")], await FindAsync(await archive.SignAgainAsync(run.Signer)));
    }

    [Fact]
    public async Task A_journal_that_was_cut_short_does_not_end_where_the_manifest_says()
    {
        var shorter = Repacked.From(await run.ExportAsync([.. run.Entries.SkipLast(1)]));
        var whole = JsonNode.Parse(Repacked.From(run.Archive)[FileNames.Manifest])!;

        var found = await FindAsync(await shorter.SignAgainAsync(run.Signer, manifest => manifest["predicate"] = whole["predicate"]!.DeepClone()));

        Assert.Equal([("journal-ends-elsewhere", FileNames.Journal), ("state-differs", FileNames.Manifest)], found);
    }

    [Fact]
    public async Task A_plan_that_is_not_the_submitted_one_is_told_from_it()
    {
        var archive = Repacked.From(run.Archive);
        archive.Replace(FileNames.Plan, "gpt-4o-mini", "gpt-4o-maxi");
        Assert.Equal([("plan-differs", FileNames.Plan)], await FindAsync(await archive.SignAgainAsync(run.Signer)));

        var forged = Repacked.Rechain(run.Entries, happened => happened is RunSubmitted submitted ? submitted with { PlanText = submitted.PlanText + "# more\n" } : happened);
        Assert.Contains(("plan-differs", "journal.jsonl entry 1"), await FindAsync(Repacked.From(await run.ExportAsync(forged))));
    }

    [Fact]
    public async Task A_decision_about_another_card_than_the_one_shown_is_named()
    {
        var forged = Repacked.Rechain(run.Entries, happened => happened is GateDecided decided ? decided with { Digest = new string('a', 64) } : happened);

        var found = await FindAsync(Repacked.From(await run.ExportAsync(forged)));

        Assert.NotEmpty(found);
        Assert.All(found, finding => Assert.Equal("card-differs", finding.Code));
        Assert.All(found, finding => Assert.StartsWith("cards/", finding.Where, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Entries_that_are_chained_and_signed_and_make_no_run_are_a_finding()
    {
        var archive = Repacked.From(run.Archive);
        var entry = JournalEntry.Next("nonsense", null, FinishedRun.MadeAt, new RunStarted());
        var unknown = entry with { Payload = """{"kind":"run-teleported"}""" };
        foreach (var one in new[] { entry, unknown })
        {
            archive[FileNames.Journal] = JournalLines.Write([one]);
            var found = await FindAsync(await archive.SignAgainAsync(run.Signer));
            Assert.Contains(found, finding => finding.Code is "journal-unreadable" or "journal-broken");
        }
    }

    [Fact]
    public async Task An_archive_of_another_version_says_so_where_it_differs()
    {
        var archive = Repacked.From(run.Archive);
        archive.Replace(FileNames.ReportPage, "Summary", "Glory");
        await archive.SignAgainAsync(run.Signer, manifest => manifest["predicate"]!["tool"]!["version"] = "9.9.9");

        var finding = Assert.Single((await VerifyAsync(archive.Pack())).Findings);

        Assert.Contains("9.9.9", finding.Message, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<(string Code, string Where)>> FindAsync(Repacked archive) =>
        [.. (await VerifyAsync(archive.Pack())).Findings.Select(finding => (finding.Code, finding.Where))];

    private Task<EvidenceVerification> VerifyAsync(byte[] archive) => EvidenceVerifier.VerifyAsync(new MemoryStream(archive), run.Signer.PublicKey, Cancellation);

    private async Task<LocalKeySigner> NewSignerAsync()
    {
        var file = Path.Combine(run.PineGate.Folder, $"{Guid.NewGuid():N}.pem");
        await LocalKeyFiles.CreateAsync(file, Cancellation);
        return await LocalKeySigner.OpenAsync(file, Cancellation);
    }
}
