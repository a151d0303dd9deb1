using System.Xml;
using KeyCutover.Sandbox.Logs.Kusto;

namespace KeyCutover.Sandbox.Logs;

/// <summary>The <c>timespan</c> of a query: <c>PT1H</c>, or two of start, end and duration with a slash between.</summary>
internal sealed record QueryTimespan(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Null when the text is not a timespan.</summary>
    public static QueryTimespan? TryParse(string text, DateTimeOffset now)
    {
        try
        {
            return text.Split('/') switch
            {
                [var duration] => new(now - XmlConvert.ToTimeSpan(duration), now),
                [['P', ..] duration, var end] => new(Time(end) - XmlConvert.ToTimeSpan(duration), Time(end)),
                [var start, ['P', ..] duration] => new(Time(start), Time(start) + XmlConvert.ToTimeSpan(duration)),
                [var start, var end] => new(Time(start), Time(end)),
                _ => null,
            };
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public KustoTable Cut(KustoTable table)
    {
        var time = table.IndexOf("TimeGenerated");
        return table with { Rows = [.. table.Rows.Where(row => row[time] is DateTimeOffset at && at >= From && at <= To)] };
    }

    private static DateTimeOffset Time(string text) => KustoLiterals.TryReadTime(text, out var time) ? (DateTimeOffset)time! : throw new FormatException();
}
