using System.IO.Compression;
using System.Text;

namespace KeyCutover.EndToEnd.Tests.Service;

/// <summary>Secrets that can be recognised wherever they turn up.</summary>
internal static class PlantedSecrets
{
    private static readonly string[] All = ["planted-key-one-5f0c2b9d7e41", "planted-key-two-a83d6c1f9b20", "planted-client-secret-71c4e0a9"];

    /// <summary>PineGate's seed, with the account's keys and the executor's secret planted.</summary>
    public static string In(string seed) => seed
        .Replace("    kind: OpenAI\n", $"    kind: OpenAI\n    keys:\n      key1: {All[0]}\n      key2: {All[1]}\n", StringComparison.Ordinal)
        .Replace("executor:\n", $"executor:\n  clientSecret: {All[2]}\n", StringComparison.Ordinal);

    /// <summary>They are not in the database, its logs, what the service wrote, nor in an evidence archive.</summary>
    public static void AssertNowhere(ServiceProcess service, string evidence)
    {
        var places = Directory.EnumerateFiles(service.StatePath, "*", SearchOption.AllDirectories).Select(file => (Name: file, Bytes: File.ReadAllBytes(file))).ToList();
        places.Add(("what the service wrote", Encoding.UTF8.GetBytes(service.Log())));
        using (var archive = ZipFile.OpenRead(evidence)) places.AddRange(archive.Entries.Select(entry => (entry.FullName, Read(entry))));

        Assert.Contains(places, place => place.Name.EndsWith("keycutover.db", StringComparison.Ordinal) && place.Bytes.Length > 0);
        Assert.Contains(places, place => place.Name == "journal.jsonl");
        Assert.Equal([], from place in places from secret in All where place.Bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0 select $"{secret} in {place.Name}");
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
