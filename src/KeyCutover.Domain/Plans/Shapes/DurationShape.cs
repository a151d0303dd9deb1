using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KeyCutover.Domain.Plans.Reading;

namespace KeyCutover.Domain.Plans.Shapes;

/// <summary>A whole number of seconds, minutes, hours or days, within limits.</summary>
internal sealed partial class DurationShape : ScalarShape<TimeSpan>
{
    private const string Pattern = "^[0-9]{1,6}[smhd]$";

    private readonly string shortest;
    private readonly string longest;

    public DurationShape(string shortest, string longest)
    {
        this.shortest = shortest;
        this.longest = longest;
    }

    public override string Hint => $"{shortest} to {longest}.";

    protected override string Expected => "a duration";

    protected override string Fix => $"write a whole number and s, m, h or d, such as 90s, 15m, 6h or 90d; {shortest} to {longest} here.";

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = Pattern };

    public override JsonNode? Write(TimeSpan value) => Text(value);

    /// <summary>A duration in the largest unit that gives a whole number.</summary>
    public static string Text(TimeSpan value) =>
        value == TimeSpan.Zero ? "0s"
        : value.Ticks % TimeSpan.TicksPerDay == 0 ? $"{value.Ticks / TimeSpan.TicksPerDay}d"
        : value.Ticks % TimeSpan.TicksPerHour == 0 ? $"{value.Ticks / TimeSpan.TicksPerHour}h"
        : value.Ticks % TimeSpan.TicksPerMinute == 0 ? $"{value.Ticks / TimeSpan.TicksPerMinute}m"
        : $"{value.Ticks / TimeSpan.TicksPerSecond}s";

    protected override bool TryParse(ScalarNode scalar, string path, ReadContext context, [MaybeNullWhen(false)] out TimeSpan value)
    {
        value = default;
        if (!Regex().IsMatch(scalar.Text) || scalar.Text.EndsWith('\n'))
        {
            context.Report(scalar.Place, ProblemCodes.BadDuration, $"{path} must be a duration; it is {Shown.Quoted(scalar.Text)}.", Fix);
            return false;
        }

        value = Parse(scalar.Text);
        if (value >= Parse(shortest) && value <= Parse(longest)) return true;

        var message = $"{path} is {scalar.Text}, outside {shortest} to {longest}.";
        context.Report(scalar.Place, ProblemCodes.OutOfRange, message, $"write a duration from {shortest} to {longest}.");
        return false;
    }

    private static TimeSpan Parse(string text)
    {
        var number = int.Parse(text.AsSpan(0, text.Length - 1));
        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            _ => TimeSpan.FromDays(number),
        };
    }

    [GeneratedRegex(Pattern)]
    private static partial Regex Regex();
}
