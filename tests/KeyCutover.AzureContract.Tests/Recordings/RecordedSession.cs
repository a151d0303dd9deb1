using System.Text.Json.Nodes;
using KeyCutover.AzureContract.Tests.Contract;

namespace KeyCutover.AzureContract.Tests.Recordings;

/// <summary>Recorded requests that belong together, in their order.</summary>
internal sealed record RecordedSession(string Recording, IReadOnlyList<RecordedPair> Pairs)
{
    /// <summary>The sessions of the areas that the sandbox simulates.</summary>
    public static IEnumerable<RecordedSession> Read(ContractFolder folder, IReadOnlyList<string> areas)
    {
        var operations = ((JsonArray)JsonNode.Parse(File.ReadAllText(folder.PathOf("recordings/index.json")))!)
            .ToDictionary(pair => ((string)pair!["recording"]!, (int)pair["seq"]!), pair => (string?)pair!["operationId"] ?? ((string?)pair["kind"] == "lro-poll" ? RecordedPair.Poll : "(other)"));
        var files = areas.SelectMany(area => Directory.EnumerateFiles(folder.PathOf($"recordings/{area}"), "*.json")
            .Select(file => $"{area}/{Path.GetFileNameWithoutExtension(file)}")).Order(StringComparer.Ordinal);
        foreach (var name in files)
        {
            var file = $"recordings/{name}.json";
            var interactions = (JsonArray)JsonNode.Parse(File.ReadAllText(folder.PathOf(file)))!["interactions"]!;
            var pairs = interactions.OfType<JsonObject>().Select(one => new RecordedPair(name, one, operations[(file, (int)one["seq"]!)])).ToList();
            yield return new RecordedSession(name, [.. pairs.OrderBy(pair => pair.Sequence)]);
        }
    }
}
