using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KeyCutover.Domain.Journal;
using KeyCutover.EvidenceArchives.Files;

namespace KeyCutover.EvidenceArchives.Tests;

public sealed class EvidenceArchiveTests(FinishedRun run)
{
    [Fact]
    public void The_archive_has_the_files_that_are_documented_in_a_fixed_order()
    {
        var names = Repacked.From(run.Archive).Files.Select(file => file.Key).ToList();

        Assert.Equal(
            ["inventory.csv", "inventory.json", "journal.jsonl", "plan.yaml", "report.html", "report.json", "manifest.json", "manifest.dsse.json"],
            names.Where(name => !name.StartsWith("cards/", StringComparison.Ordinal)));
        Assert.Equal(["swap-settings", "disable-local-auth"], names.Where(name => name.StartsWith("cards/", StringComparison.Ordinal)).Select(name => name[..^".json".Length].Split('-', 3)[2].Replace("chatbot-", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_same_run_exported_twice_gives_the_same_files_but_for_time_and_signature()
    {
        using var later = new MemoryStream();
        await EvidenceExport.WriteAsync(later, run.Entries, run.Signer, FinishedRun.MadeAt.AddDays(1), TestContext.Current.CancellationToken);

        var differing = Repacked.From(run.Archive).Files.Zip(Repacked.From(later.ToArray()).Files)
            .Where(pair => pair.First.Key != pair.Second.Key || !pair.First.Value.AsSpan().SequenceEqual(pair.Second.Value)).Select(pair => pair.First.Key);

        Assert.Equal([FileNames.Manifest, FileNames.Envelope], differing);
    }

    [Fact]
    public void The_plan_is_byte_for_byte_what_was_submitted()
    {
        var plan = Repacked.From(run.Archive)[FileNames.Plan];

        Assert.Equal(File.ReadAllBytes(run.PineGate.Plan), plan);
        Assert.Equal(((RunSubmitted)run.Entries[0].Event).PlanHash, Convert.ToHexStringLower(SHA256.HashData(plan)));
    }

    [Fact]
    public void A_plan_that_began_with_a_byte_order_mark_has_it_back()
    {
        byte[] file = [.. Encoding.UTF8.Preamble, .. "schema: keycutover/v1\n"u8];
        var submitted = (RunSubmitted)run.Entries[0].Event with { PlanText = "schema: keycutover/v1\n", PlanHash = PlanBytes.HashOf(file) };

        Assert.Equal(file, PlanBytes.Of(submitted));
    }

    [Fact]
    public void The_hash_of_a_card_is_the_digest_that_was_decided_about()
    {
        var archive = Repacked.From(run.Archive);
        var decided = run.Entries.Select(entry => entry.Event).OfType<GateDecided>().Select(decision => decision.Digest);

        var cards = archive.Files.Where(file => file.Key.StartsWith("cards/", StringComparison.Ordinal)).Select(file => Convert.ToHexStringLower(SHA256.HashData(file.Value)));

        Assert.Equal(decided.Order(), cards.Order());
    }

    [Fact]
    public void The_chain_of_the_journal_can_be_followed_without_this_program()
    {
        var previous = new string('0', 64);
        foreach (var line in Repacked.From(run.Archive).Text(FileNames.Journal).TrimEnd('\n').Split('\n').Select(line => JsonElement.Parse(line)))
        {
            var hashed = string.Join('\n', Text("previousHash"), Text("runId"), line.GetProperty("sequence"), line.GetProperty("unixMilliseconds"), Text("payload"));
            Assert.Equal(previous, Text("previousHash"));
            Assert.Equal(Text("hash"), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hashed))));
            previous = Text("hash")!;

            string? Text(string name) => line.GetProperty(name).GetString();
        }

        Assert.Equal(run.Entries[^1].Hash, previous);
    }

    [Fact]
    public void Journal_lines_read_back_as_the_entries_they_are()
    {
        var lines = Encoding.UTF8.GetString(JournalLines.Write(run.Entries)).TrimEnd('\n').Split('\n');

        Assert.Equal(run.Entries, lines.Select(JournalLines.Read));
        Assert.Null(JournalLines.Read(lines[0] + " "));
        Assert.Null(JournalLines.Read(lines[0].Replace("\"sequence\":1,", "\"sequence\":1,\"sequence\":1,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_run_has_evidence_at_every_moment_of_it()
    {
        for (var length = 1; length <= run.Entries.Count; length += 7)
        {
            var archive = await run.ExportAsync([.. run.Entries.Take(length)]);
            var verified = await EvidenceVerifier.VerifyAsync(new MemoryStream(archive), run.Signer.PublicKey, TestContext.Current.CancellationToken);
            Assert.Empty(verified.Findings);
        }
    }
}
