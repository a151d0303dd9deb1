using System.Text.Json.Nodes;
using KeyCutover.AzureContract.Tests.Contract;

namespace KeyCutover.AzureContract.Tests.Examples;

/// <summary>An example that comes with an API description: a request, and the statuses that it may bring.</summary>
internal sealed record OfficialExample(ContractOperation Operation, string Name, JsonObject Parameters, string? BodyParameter, IReadOnlyList<int> Statuses)
{
    /// <summary>The examples of an operation in one api-version.</summary>
    public static IEnumerable<OfficialExample> Of(ContractOperation operation, ContractFolder folder)
    {
        var file = folder.PathOf(operation.File);
        var document = JsonNode.Parse(File.ReadAllText(file))!;
        var described = document["paths"]![operation.Path]![operation.Method.ToLowerInvariant()]!;
        var body = described["requestBody"] is not null ? "body" : (described["parameters"] as JsonArray ?? [])
            .Select(parameter => Resolve(parameter!, document)).FirstOrDefault(parameter => (string?)parameter["in"] == "body")?["name"]?.ToString();
        foreach (var (_, reference) in described["x-ms-examples"] as JsonObject ?? [])
        {
            var path = Path.GetFullPath(Path.Combine([Path.GetDirectoryName(file)!, .. ((string)reference!["$ref"]!).Split('/')]));
            var example = JsonNode.Parse(File.ReadAllText(path))!;
            yield return new OfficialExample(
                operation,
                $"{operation.Provider}/{operation.ApiVersion}/{Path.GetFileNameWithoutExtension(path)}",
                (JsonObject)example["parameters"]!,
                body,
                [.. ((JsonObject)example["responses"]!).Select(response => int.Parse(response.Key))]);
        }
    }

    private static JsonNode Resolve(JsonNode parameter, JsonNode document) =>
        parameter["$ref"] is { } reference
            ? ((string)reference!)["#/".Length..].Split('/').Aggregate(document, (node, name) => node[name]!)
            : parameter;
}
