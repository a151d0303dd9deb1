using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using KeyCutover.Domain.Journal;
using KeyCutover.EvidenceArchives.Contents;
using KeyCutover.EvidenceArchives.Files;

namespace KeyCutover.EvidenceArchives.Tests;

public sealed partial class ReportTests(FinishedRun run)
{
    private readonly string page = Repacked.From(run.Archive).Text(FileNames.ReportPage);

    [Fact]
    public void The_page_needs_nothing_from_elsewhere_and_runs_nothing()
    {
        Assert.DoesNotMatch("<(script|link|img|iframe|object|embed|form|base)\\b", page);
        Assert.DoesNotMatch("\\son[a-z]+=|javascript:|@import|url\\(", page);
        Assert.All(References().Matches(page), reference => Assert.StartsWith("#", reference.Groups[1].Value, StringComparison.Ordinal));
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_can_be_read_by_a_screen_reader()
    {
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", page, StringComparison.Ordinal);
        Assert.Contains("<title>Evidence of run ", page, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(page, "<h1>"));
        Assert.Equal(Regex.Count(page, "<table"), Regex.Count(page, "<caption>"));
        Assert.DoesNotMatch("<th>", page);
        Assert.All(References().Matches(page), reference => Assert.Contains($"id=\"{reference.Groups[1].Value[1..]}\"", page, StringComparison.Ordinal));

        var levels = Regex.Matches(page, "<h([1-6])").Select(heading => int.Parse(heading.Groups[1].Value)).ToList();
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, "A heading skips a level."));
        var ids = Regex.Matches(page, " id=\"([^\"]+)\"").Select(id => id.Groups[1].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void The_page_says_what_was_reached_and_who_agreed()
    {
        var text = System.Net.WebUtility.HtmlDecode(page);
        Assert.Contains("Succeeded: 1 of 1 callers call the model as their own identity. Key authentication of the account is off, and the old keys were seen to be refused.", text, StringComparison.Ordinal);
        foreach (var decided in run.Entries.Select(entry => entry.Event).OfType<GateDecided>())
        {
            Assert.Contains($"Approved by {decided.By}", text, StringComparison.Ordinal);
            Assert.Contains(decided.Digest, text, StringComparison.Ordinal);
        }

        Assert.Contains("the gateway may go on refusing keys for minutes to hours", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_have_written_stays_text()
    {
        const string comment = "<script>alert(1)</script> & \"quoted\"";
        var forged = Repacked.Rechain(run.Entries, happened => happened is GateDecided decided ? decided with { Comment = comment } : happened);

        var html = Repacked.From(await run.ExportAsync(forged)).Text(FileNames.ReportPage);

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_are_told_apart_by_their_object_ids_and_a_gate_that_expired_says_so()
    {
        const string objectId = "0d3c8f52-7a61-4e0b-9c1d-2f5b6a7e8d90";
        var named = Repacked.Rechain(run.Entries, happened => happened is GateDecided decided ? decided with { ById = objectId, Groups = ["change-board"] } : happened);
        Assert.Contains($"Approved by {Environment.UserName} ({objectId}", System.Net.WebUtility.HtmlDecode(Repacked.From(await run.ExportAsync(named)).Text(FileNames.ReportPage)), StringComparison.Ordinal);

        var untilDecided = named.TakeWhile(entry => entry.Event is not GateDecided).ToList();
        var gate = (GateOpened)untilDecided.Last(entry => entry.Event is GateOpened).Event;
        untilDecided.Add(JournalEntry.Next(run.Entries[0].RunId, untilDecided[^1], FinishedRun.MadeAt, new GateExpired(gate.Track, gate.Step)));
        var expired = Repacked.From(await run.ExportAsync(untilDecided));
        Assert.Contains("Not enough people decided in time.", expired.Text(FileNames.ReportPage), StringComparison.Ordinal);
        Assert.NotEqual(JsonValueKind.Null, JsonElement.Parse(expired[FileNames.Report]).GetProperty("gates")[0].GetProperty("expired").ValueKind);
    }

    [Fact]
    public void The_report_says_the_same_as_JSON()
    {
        var report = JsonElement.Parse(Repacked.From(run.Archive)[FileNames.Report]);

        Assert.Equal("keycutover/evidence/v1", report.GetProperty("schema").GetString());
        Assert.Equal(run.Entries[^1].Hash, report.GetProperty("run").GetProperty("journalHead").GetString());
        Assert.Equal(["preflight", "claims-chatbot", "account"], report.GetProperty("tracks").EnumerateArray().Select(track => track.GetProperty("name").GetString()));
        Assert.Equal(2, report.GetProperty("gates").GetArrayLength());
        Assert.All(report.GetProperty("timeline").EnumerateArray(), item => Assert.NotEqual("", item.GetProperty("text").GetString()));
    }

    [Fact]
    public void The_inventory_says_who_calls_which_model_as_whom_and_what_proves_it()
    {
        var row = Assert.Single(ReportBuilder.Build(JournalReplay.Fold(run.Entries), JournaledEvent.Read(run.Entries)).Callers);

        Assert.Equal("moved", row.Status);
        Assert.True(Guid.TryParse(row.IdentityObjectId, out _));
        Assert.Contains(row.IdentityObjectId, row.Proof, StringComparison.Ordinal);
        Assert.Contains("status 200, request ", row.Proof, StringComparison.Ordinal);
        Assert.StartsWith($"{row.Scope}/providers/Microsoft.Authorization/roleAssignments/", row.RoleAssignmentId, StringComparison.Ordinal);
        Assert.Equal("gpt-4o-mini", row.ModelDeployment);
        Assert.Contains(row.IdentityObjectId, Encoding.UTF8.GetString(InventoryCsv.Write([row])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("plain, text", "\"plain, text\"")]
    [InlineData(null, "\"\"")]
    public void A_cell_is_never_a_formula(string? value, string cell) => Assert.Equal(cell, InventoryCsv.Cell(value));

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex References();
}
