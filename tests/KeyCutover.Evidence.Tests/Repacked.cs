using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KeyCutover.Domain.Journal;
using KeyCutover.Domain.Signing;
using KeyCutover.EvidenceArchives.Files;
using KeyCutover.EvidenceArchives.Signing;

namespace KeyCutover.EvidenceArchives.Tests;

/// <summary>An archive taken apart, to be changed and packed again as a forger would.</summary>
internal sealed class Repacked
{
    private Repacked(IEnumerable<KeyValuePair<string, byte[]>> files) => Files = [.. files];

    public List<KeyValuePair<string, byte[]>> Files { get; }

    public static Repacked From(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        return new Repacked(zip.Entries.Select(entry =>
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return KeyValuePair.Create(entry.FullName, copy.ToArray());
        }).ToList());
    }

    public byte[] this[string name]
    {
        get => Files.Single(file => file.Key == name).Value;
        set => Files[Files.FindIndex(file => file.Key == name)] = KeyValuePair.Create(name, value);
    }

    public string Text(string name) => Encoding.UTF8.GetString(this[name]);

    public void Add(string name, byte[] content) => Files.Add(KeyValuePair.Create(name, content));

    public void Remove(string name) => Files.RemoveAll(file => file.Key == name);

    public void Replace(string name, string old, string by)
    {
        Assert.Contains(old, Text(name), StringComparison.Ordinal);
        this[name] = Encoding.UTF8.GetBytes(Text(name).Replace(old, by, StringComparison.Ordinal));
    }

    /// <summary>Lists the files as they are now in the manifest and signs it: what somebody can do who has the key.</summary>
    public async Task<Repacked> SignAgainAsync(IEvidenceSigner signer, Action<JsonNode>? change = null)
    {
        var manifest = JsonNode.Parse(this[FileNames.Manifest])!;
        manifest["subject"] = new JsonArray([.. Files.Where(file => file.Key is not (FileNames.Manifest or FileNames.Envelope))
            .Select(file => (JsonNode)new JsonObject { ["name"] = file.Key, ["digest"] = new JsonObject { ["sha256"] = new EvidenceFile(file.Key, file.Value).Sha256 } })]);
        change?.Invoke(manifest);
        this[FileNames.Manifest] = Encoding.UTF8.GetBytes(manifest.ToJsonString());
        this[FileNames.Envelope] = EvidenceJson.Write(await DsseEnvelope.SignAsync(this[FileNames.Manifest], signer, TestContext.Current.CancellationToken));
        return this;
    }

    /// <summary>A journal with one event changed and every hash after it made anew.</summary>
    public static IReadOnlyList<JournalEntry> Rechain(IEnumerable<JournalEntry> entries, Func<RunEvent, RunEvent> change)
    {
        var forged = new List<JournalEntry>();
        foreach (var entry in entries) forged.Add(JournalEntry.Next(entry.RunId, forged.LastOrDefault(), entry.At, change(entry.Event)));
        return forged;
    }

    public byte[] Pack(string comment = "")
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.Comment = comment;
            foreach (var (name, content) in Files)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(content);
            }
        }

        return packed.ToArray();
    }
}
