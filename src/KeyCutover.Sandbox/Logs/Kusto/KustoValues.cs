using System.Globalization;
using System.Text.Json;

namespace KeyCutover.Sandbox.Logs.Kusto;

/// <summary>
/// Conversions and comparisons of values. A value is a bool, long, double, string, DateTimeOffset, TimeSpan or JsonElement (dynamic); null is
/// the null of every type but string, which has none.
/// </summary>
internal static class KustoValues
{
    public static bool TryParseJson(string text, out object? value)
    {
        value = null;
        try
        {
            using var document = JsonDocument.Parse(text);
            value = document.RootElement.ValueKind == JsonValueKind.Null ? null : document.RootElement.Clone();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The null of a type, which for strings is the empty string.</summary>
    public static object? NullOf(KustoType type) => type == KustoType.String ? string.Empty : null;

    public static bool IsNullOrEmpty(object? value) => value is null or "" || value is JsonElement { ValueKind: JsonValueKind.Null };

    /// <summary>A dynamic value as the plain value that it holds; objects and lists stay as they are.</summary>
    public static object? Unwrap(object? value) => value is not JsonElement element ? value : element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? whole : element.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => element.GetBoolean(),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => element,
    };

    public static object? ConvertTo(KustoType type, object? value) => type switch
    {
        KustoType.String => Text(value),
        KustoType.Long => ToLong(Unwrap(value)),
        KustoType.Real => ToReal(Unwrap(value)),
        KustoType.Bool => ToBool(Unwrap(value)),
        KustoType.DateTime => ToTime(Unwrap(value)),
        KustoType.TimeSpan => Unwrap(value) is TimeSpan span ? span : TimeSpan.TryParse(Text(value), CultureInfo.InvariantCulture, out span) ? span : null,
        _ => value,
    };

    public static string Text(object? value) => Unwrap(value) switch
    {
        null => string.Empty,
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        JsonElement element => element.GetRawText(),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString() ?? string.Empty,
    };

    /// <summary>Orders two values of one type, neither of them null.</summary>
    public static int Compare(object? left, object? right) => (Unwrap(left), Unwrap(right)) switch
    {
        (string a, string b) => string.CompareOrdinal(a, b),
        (long a, double b) => ((double)a).CompareTo(b),
        (double a, long b) => a.CompareTo(b),
        (IComparable a, { } b) when a.GetType() == b.GetType() => a.CompareTo(b),
        var (a, b) => string.CompareOrdinal(Text(a), Text(b)),
    };

    private static object? ToLong(object? value) => value switch
    {
        long whole => whole,
        double real => (long)real,
        bool flag => flag ? 1L : 0L,
        string text when long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var parsed) => parsed,
        TimeSpan span => span.Ticks,
        _ => null,
    };

    private static object? ToReal(object? value) => value switch
    {
        long whole => (double)whole,
        double real => real,
        string text when double.TryParse(text, CultureInfo.InvariantCulture, out var parsed) => parsed,
        _ => null,
    };

    private static object? ToBool(object? value) => value switch
    {
        bool flag => flag,
        long whole => whole != 0,
        string text when bool.TryParse(text, out var parsed) => parsed,
        _ => null,
    };

    private static object? ToTime(object? value) => value switch
    {
        DateTimeOffset time => time,
        string text => KustoLiterals.TryReadTime(text, out var time) ? time : null,
        _ => null,
    };
}
