using System.Text.Json;
using System.Text.RegularExpressions;

namespace KeyCutover.AzureContract.Tests.Schemas;

/// <summary>The keywords that look at a value alone: its type, what it may be, how large or long.</summary>
internal static class SchemaScalars
{
    public static void Check(JsonElement schema, JsonElement value, string name, List<string> problems)
    {
        if (schema.TryGetProperty("type", out var type) && !IsOneOf(type, value))
            problems.Add($"{name}: is a {TypeOf(value)}, not {type.GetRawText()}");
        if (schema.TryGetProperty("enum", out var choices) && !choices.EnumerateArray().Any(choice => JsonElement.DeepEquals(choice, value)))
            problems.Add($"{name}: {value.GetRawText()} is not one of {choices.GetRawText()}");
        if (schema.TryGetProperty("const", out var constant) && !JsonElement.DeepEquals(constant, value))
            problems.Add($"{name}: {value.GetRawText()} is not {constant.GetRawText()}");
        if (value.ValueKind == JsonValueKind.Number)
            CheckNumber(schema, value.GetDouble(), name, problems);
        else if (value.ValueKind == JsonValueKind.String)
            CheckText(schema, value.GetString()!, name, problems);
        else if (value.ValueKind == JsonValueKind.Array)
            CheckArray(schema, value, name, problems);
    }

    private static bool IsOneOf(JsonElement type, JsonElement value) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(one => Is(one.GetString()!, value)) : Is(type.GetString()!, value);

    private static bool Is(string type, JsonElement value) => type switch
    {
        "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
        _ => type == TypeOf(value),
    };

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => "number",
        JsonValueKind.String => "string",
        JsonValueKind.Array => "array",
        JsonValueKind.Object => "object",
        _ => "null",
    };

    private static void CheckNumber(JsonElement schema, double number, string name, List<string> problems)
    {
        if (Limit(schema, "minimum") is { } minimum && number < minimum)
            problems.Add($"{name}: is less than {minimum}");
        if (Limit(schema, "maximum") is { } maximum && number > maximum)
            problems.Add($"{name}: is more than {maximum}");
    }

    private static void CheckText(JsonElement schema, string text, string name, List<string> problems)
    {
        if (Limit(schema, "minLength") is { } minimum && text.Length < minimum)
            problems.Add($"{name}: is shorter than {minimum}");
        if (Limit(schema, "maxLength") is { } maximum && text.Length > maximum)
            problems.Add($"{name}: is longer than {maximum}");
        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!))
            problems.Add($"{name}: does not match {pattern.GetString()}");
    }

    private static void CheckArray(JsonElement schema, JsonElement array, string name, List<string> problems)
    {
        var count = array.GetArrayLength();
        if (Limit(schema, "minItems") is { } minimum && count < minimum)
            problems.Add($"{name}: has fewer than {minimum} elements");
        if (Limit(schema, "maxItems") is { } maximum && count > maximum)
            problems.Add($"{name}: has more than {maximum} elements");
        if (schema.TryGetProperty("uniqueItems", out var unique) && unique.ValueKind == JsonValueKind.True
            && array.EnumerateArray().Select(element => element.GetRawText()).Distinct(StringComparer.Ordinal).Count() < count)
        {
            problems.Add($"{name}: has the same element twice");
        }
    }

    private static double? Limit(JsonElement schema, string keyword) => schema.TryGetProperty(keyword, out var limit) ? limit.GetDouble() : null;
}
