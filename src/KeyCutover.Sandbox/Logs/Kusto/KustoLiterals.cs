using System.Globalization;

namespace KeyCutover.Sandbox.Logs.Kusto;

/// <summary>Literals that are more than a number or a string.</summary>
internal static class KustoLiterals
{
    /// <summary>Whether <c>name(...)</c> is a literal, whose content is not a list of arguments.</summary>
    public static bool IsTyped(string name) => name is "datetime" or "timespan" or "time" or "dynamic";

    public static bool TryReadTyped(string name, string content, out object? value, out KustoType type)
    {
        type = name switch { "datetime" => KustoType.DateTime, "dynamic" => KustoType.Dynamic, _ => KustoType.TimeSpan };
        value = null;
        return content == "null" || (type switch
        {
            KustoType.DateTime => TryReadTime(content, out value),
            KustoType.Dynamic => KustoValues.TryParseJson(content, out value),
            _ => TryReadSpan(content, out value),
        });
    }

    public static bool TryReadTime(string text, out object? value)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var read = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time);
        value = read ? time.ToUniversalTime() : null;
        return read;
    }

    public static bool TryReadSpan(string number, string unit, out TimeSpan span)
    {
        TimeSpan? one = unit switch
        {
            "d" => TimeSpan.FromDays(1),
            "h" => TimeSpan.FromHours(1),
            "m" => TimeSpan.FromMinutes(1),
            "s" => TimeSpan.FromSeconds(1),
            "ms" => TimeSpan.FromMilliseconds(1),
            "microsecond" => TimeSpan.FromMicroseconds(1),
            "tick" => TimeSpan.FromTicks(1),
            _ => null,
        };
        span = (one ?? default) * double.Parse(number, CultureInfo.InvariantCulture);
        return one is not null;
    }

    private static bool TryReadSpan(string content, out object? value)
    {
        var digits = content.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        var read = digits > 0 && TryReadSpan(content[..digits], content[digits..], out var span) || TimeSpan.TryParse(content, CultureInfo.InvariantCulture, out span);
        value = read ? span : null;
        return read;
    }
}
