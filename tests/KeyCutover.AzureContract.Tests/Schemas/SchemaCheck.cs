using System.Text.Json;

namespace KeyCutover.AzureContract.Tests.Schemas;

/// <summary>
/// Checks a value against a JSON Schema draft-07, with the keywords that the contract's schemas use. Libraries that restore here pass over
/// <c>if</c>, <c>then</c> and <c>const</c>, which the discriminators are made of.
/// </summary>
internal sealed class SchemaCheck(JsonElement document)
{
    /// <summary>What is wrong, each with its path; array elements are all called <c>[]</c>, so that the same mistake reads the same.</summary>
    public IReadOnlyList<string> Check(JsonElement schema, JsonElement value)
    {
        var problems = new List<string>();
        Check(schema, value, "", problems);
        return [.. problems.Distinct()];
    }

    private void Check(JsonElement schema, JsonElement value, string path, List<string> problems)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            if (schema.ValueKind == JsonValueKind.False)
                problems.Add($"{Name(path)}: is not allowed");
            return;
        }
        if (schema.TryGetProperty("$ref", out var reference))
        {
            Check(Resolve(reference.GetString()!), value, path, problems);
            return;
        }
        SchemaScalars.Check(schema, value, Name(path), problems);
        CheckCombined(schema, value, path, problems);
        if (value.ValueKind == JsonValueKind.Object)
            CheckObject(schema, value, path, problems);
        else if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            foreach (var element in value.EnumerateArray())
                Check(items, element, path + "[]", problems);
        }
    }

    private void CheckObject(JsonElement schema, JsonElement value, string path, List<string> problems)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            problems.AddRange(required.EnumerateArray().Select(name => name.GetString()!)
                .Where(name => !value.TryGetProperty(name, out _))
                .Select(name => $"{Name(path)}: '{name}' is required"));
        }
        schema.TryGetProperty("properties", out var properties);
        schema.TryGetProperty("additionalProperties", out var additional);
        foreach (var member in value.EnumerateObject())
        {
            var below = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(member.Name, out var own))
                Check(own, member.Value, below, problems);
            else if (additional.ValueKind != JsonValueKind.Undefined)
                Check(additional, member.Value, below, problems);
        }
    }

    private void CheckCombined(JsonElement schema, JsonElement value, string path, List<string> problems)
    {
        if (schema.TryGetProperty("allOf", out var all))
        {
            foreach (var one in all.EnumerateArray())
                Check(one, value, path, problems);
        }
        if (schema.TryGetProperty("anyOf", out var any))
        {
            var tries = any.EnumerateArray().Select(one => Try(one, value, path)).ToList();
            if (tries.TrueForAll(found => found.Count > 0))
                problems.AddRange(Closest(tries, path));
        }
        if (schema.TryGetProperty("oneOf", out var exactlyOne))
        {
            var tries = exactlyOne.EnumerateArray().Select(one => Try(one, value, path)).ToList();
            var passed = tries.Count(found => found.Count == 0);
            if (passed == 0)
                problems.AddRange(Closest(tries, path));
            else if (passed > 1)
                problems.Add($"{Name(path)}: is {passed} of the kinds of which it must be one");
        }
        if (schema.TryGetProperty("if", out var condition))
        {
            var branch = Try(condition, value, path).Count == 0 ? "then" : "else";
            if (schema.TryGetProperty(branch, out var consequence))
                Check(consequence, value, path, problems);
        }
    }

    // Of the branches that fail, the one of the right type says best what is wrong.
    private static List<string> Closest(List<List<string>> tries, string path) =>
        tries.Where(found => !found.Exists(problem => problem.StartsWith($"{Name(path)}: is a", StringComparison.Ordinal))).MinBy(found => found.Count) ?? tries[0];

    private List<string> Try(JsonElement schema, JsonElement value, string path)
    {
        var problems = new List<string>();
        Check(schema, value, path, problems);
        return problems;
    }

    private JsonElement Resolve(string reference) =>
        reference["#/".Length..].Split('/').Aggregate(document, (node, name) => node.GetProperty(name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)));

    private static string Name(string path) => path.Length == 0 ? "(body)" : path;
}
