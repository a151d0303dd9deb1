using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using KeyCutover.AzureContract.Tests.Schemas;

namespace KeyCutover.AzureContract.Tests.Contract;

/// <summary>The schemas of requests and responses, read once each.</summary>
internal sealed class ContractSchemas(ContractFolder folder)
{
    private readonly ConcurrentDictionary<string, JsonElement> files = [];

    /// <summary>What is wrong with a response; nothing when it is as described. A null body is one that is not there.</summary>
    public IReadOnlyList<string> CheckResponse(ContractOperation operation, int status, JsonElement? body)
    {
        var document = Document(operation);
        var responses = document.GetProperty("x-operations").GetProperty(operation.OperationId).GetProperty("responses");
        if (!responses.TryGetProperty(status.ToString(CultureInfo.InvariantCulture), out var schema) && !responses.TryGetProperty("default", out schema))
            return [$"status {status} is not declared"];
        if (schema.ValueKind == JsonValueKind.Null)
            return [];
        return body is { } sent ? new SchemaCheck(document).Check(schema, sent) : status is 202 or 204 ? [] : ["the body is missing"];
    }

    private JsonElement Document(ContractOperation operation) => files.GetOrAdd(operation.File, file =>
    {
        var path = folder.PathOf("schemas" + file["openapi".Length..^".json".Length] + ".schema.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    });
}
