using System.Text;
using KeyCutover.EvidenceArchives.Files;
using KeyCutover.EvidenceArchives.Verification;

namespace KeyCutover.EvidenceArchives.Tests;

/// <summary>Whatever an archive is made to be, verifying it is an answer.</summary>
public sealed class HostileArchiveTests(FinishedRun run)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("../../outside.txt")]
    [InlineData("/etc/outside.txt")]
    [InlineData("C:\\outside.txt")]
    [InlineData("cards\\outside.txt")]
    [InlineData("cards/../../outside.txt")]
    [InlineData("\u202Etxt.exe")]
    public async Task A_name_that_leads_out_of_the_folder_is_found(string name)
    {
        var archive = Repacked.From(run.Archive);
        archive.Add(name, [1]);

        Assert.Contains("unsafe-name", await CodesAsync(archive.Pack()));
    }

    [Theory]
    [InlineData("plan.yaml")]
    [InlineData("PLAN.yaml")]
    public async Task A_name_that_is_there_twice_is_found(string name)
    {
        var archive = Repacked.From(run.Archive);
        archive.Add(name, Encoding.UTF8.GetBytes("schema: something else\n"));

        Assert.Contains("duplicate-name", await CodesAsync(archive.Pack()));
    }

    [Fact]
    public async Task A_bomb_is_not_unpacked()
    {
        var archive = Repacked.From(run.Archive);
        archive.Add("cards/bomb.json", new byte[8 << 20]);
        var packed = archive.Pack();

        var verified = await EvidenceVerifier.VerifyAsync(new MemoryStream(packed), run.Signer.PublicKey, new ArchiveLimits(packed.Length, 4 << 20, 100), Cancellation);

        Assert.Equal("archive-too-large", Assert.Single(verified.Findings).Code);
    }

    [Fact]
    public async Task An_archive_with_too_many_files_or_bytes_is_not_read()
    {
        foreach (var limits in new[] { new ArchiveLimits(1 << 20, 1 << 20, 3), new ArchiveLimits(100, 1 << 20, 100) })
        {
            var verified = await EvidenceVerifier.VerifyAsync(new MemoryStream(run.Archive), run.Signer.PublicKey, limits, Cancellation);
            Assert.Equal("archive-too-large", Assert.Single(verified.Findings).Code);
        }
    }

    [Fact]
    public async Task What_stands_outside_the_files_is_found()
    {
        Assert.Contains("hidden-content", await CodesAsync(Repacked.From(run.Archive).Pack("read me first")));
        Assert.Contains(await CodesAsync([.. "#!/bin/sh\n"u8, .. run.Archive]), code => code is "hidden-content" or "archive-unreadable");
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is no archive")]
    [InlineData("PK\u0005\u0006")]
    public async Task What_is_no_archive_is_unreadable(string text) =>
        Assert.Equal(["archive-unreadable"], await CodesAsync(Encoding.Latin1.GetBytes(text)));

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"payload\":\"not base64\",\"payloadType\":\"x\",\"signatures\":[]}")]
    [InlineData("{\"payload\":\"e30=\",\"payloadType\":\"x\",\"signatures\":[null,{\"keyid\":null,\"sig\":null}]}")]
    [InlineData("{\"payload\":\"bnVsbA==\",\"payloadType\":\"application/vnd.in-toto+json\",\"signatures\":[{\"keyid\":\"KEY\",\"sig\":\"AAAA\"}]}")]
    public async Task An_envelope_that_is_nonsense_vouches_for_nothing(string envelope)
    {
        var archive = Repacked.From(run.Archive);
        archive[FileNames.Envelope] = Encoding.UTF8.GetBytes(envelope.Replace("KEY", run.Signer.PublicKey.Id, StringComparison.Ordinal));

        Assert.NotEmpty(await CodesAsync(archive.Pack()));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{\"runId\":null}")]
    [InlineData("{\"runId\":\"r\",\"sequence\":1,\"at\":\"yesterday\",\"unixMilliseconds\":0,\"payload\":\"\",\"previousHash\":\"\",\"hash\":\"\"}")]
    [InlineData("{\"runId\":\"r\",\"sequence\":99999999999999999999,\"at\":\"\"}")]
    [InlineData("")]
    public async Task A_journal_line_that_is_nonsense_breaks_the_chain(string line)
    {
        var archive = Repacked.From(run.Archive);
        archive[FileNames.Journal] = [.. Encoding.UTF8.GetBytes(line), (byte)'\n'];

        Assert.Contains("journal-broken", await CodesAsync(archive.Pack()));
    }

    [Fact]
    public async Task A_flipped_bit_anywhere_is_found_or_changes_no_file()
    {
        var random = new Random(20261123);
        var original = Repacked.From(run.Archive).Files;
        for (var time = 0; time < 120; time++)
        {
            var packed = run.Archive.ToArray();
            packed[random.Next(packed.Length)] ^= (byte)(1 << random.Next(8));
            if (await CodesAsync(packed) is not []) continue;
            Assert.Equal(original, Repacked.From(packed).Files, (one, other) => one.Key == other.Key && one.Value.AsSpan().SequenceEqual(other.Value));
        }
    }

    [Fact]
    public async Task What_a_hostile_archive_says_reaches_a_terminal_without_control_characters()
    {
        var archive = Repacked.From(run.Archive);
        archive.Add("\u001b[2Jcleared", [1]);

        var verified = await EvidenceVerifier.VerifyAsync(new MemoryStream(archive.Pack()), run.Signer.PublicKey, Cancellation);

        Assert.All(verified.Findings, finding => Assert.DoesNotContain(finding.Where + finding.Message, char.IsControl));
    }

    private async Task<IReadOnlyList<string>> CodesAsync(byte[] archive) =>
        [.. (await EvidenceVerifier.VerifyAsync(new MemoryStream(archive), run.Signer.PublicKey, Cancellation)).Findings.Select(finding => finding.Code)];
}
