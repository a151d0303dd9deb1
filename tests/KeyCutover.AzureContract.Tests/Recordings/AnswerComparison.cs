using System.Text.Json.Nodes;
using KeyCutover.AzureContract.Tests.Sandboxes;

namespace KeyCutover.AzureContract.Tests.Recordings;

/// <summary>Compares an answer with the recorded one: status, error code, the headers that clients use, and the body's shape.</summary>
internal static class AnswerComparison
{
    private static readonly string[] Headers = ["azure-asyncoperation", "content-type", "etag", "location", "retry-after", "www-authenticate"];

    public static IReadOnlyList<string> Compare(RecordedPair recorded, AzureAnswer answer)
    {
        // What differs in its status differs in everything else, too.
        if (recorded.Status != answer.Status)
            return [$"status {answer.Status}{(answer.Code is { } code ? $" {code}" : "")}, not {recorded.Status}"];
        var differences = new List<string>();
        if (recorded.Status >= 400 && AzureAnswer.CodeOf(recorded.Body) is { } expected && expected != answer.Code)
            differences.Add($"code {answer.Code}, not {expected}");
        differences.AddRange(recorded.Headers.Keys.Where(name => Headers.Contains(name) || name.StartsWith("x-ms-", StringComparison.Ordinal))
            .Where(name => !answer.Headers.ContainsKey(name)).Select(name => $"header {name} is missing"));
        differences.AddRange(Headers.Where(name => answer.Headers.ContainsKey(name) && !recorded.Headers.ContainsKey(name) && IsKept(name))
            .Select(name => $"header {name} is not recorded"));
        if (recorded.Headers.TryGetValue("content-type", out var type) && answer.Headers.TryGetValue("content-type", out var own) && MediaType(type) != MediaType(own))
            differences.Add($"header content-type: {MediaType(own)}, not {MediaType(type)}");
        if (recorded.Headers.TryGetValue("etag", out var tag) && answer.Headers.TryGetValue("etag", out var ownTag) && tag.StartsWith('"') != ownTag.StartsWith('"'))
            differences.Add("header etag: quoted otherwise");
        if (!IsText(recorded.Body))
            differences.AddRange(new ShapeComparison(recorded.Truncated).Compare(JsonShape.Of(recorded.Body), JsonShape.Of(answer.Body)));
        return differences;
    }

    // Several sources were stripped of retry-after before they were published.
    private static bool IsKept(string header) => header is not ("retry-after" or "content-type");

    private static string MediaType(string type) => type.Split(';')[0].Trim().ToLowerInvariant();

    private static bool IsText(JsonNode? body) => body is JsonValue;
}
