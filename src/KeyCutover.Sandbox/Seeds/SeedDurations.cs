using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace KeyCutover.Sandbox.Seeds;

/// <summary>Durations as people write them: <c>250ms</c>, <c>90s</c>, <c>3m</c>, <c>6h</c>.</summary>
internal sealed partial class SeedDurations : IYamlTypeConverter
{
    public bool Accepts(Type type) => type == typeof(TimeSpan) || type == typeof(TimeSpan?);

    public object ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer)
    {
        var scalar = parser.Consume<Scalar>();
        return Parse(scalar.Value) ?? throw new YamlException(scalar.Start, scalar.End, NotOne(scalar.Value));
    }

    public static string NotOne(string text) => $"'{text}' is not a duration; write a number and ms, s, m or h, such as 90s.";

    /// <summary>Null when the text is no duration.</summary>
    public static TimeSpan? Parse(string text)
    {
        var match = Duration().Match(text);
        if (!match.Success)
            return null;
        var number = double.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        return match.Groups["unit"].Value switch
        {
            "ms" => TimeSpan.FromMilliseconds(number),
            "s" => TimeSpan.FromSeconds(number),
            "m" => TimeSpan.FromMinutes(number),
            _ => TimeSpan.FromHours(number),
        };
    }

    public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) =>
        throw new NotSupportedException("Seeds are read only.");

    [GeneratedRegex(@"^(?<number>\d+(\.\d+)?)(?<unit>ms|s|m|h)$")]
    private static partial Regex Duration();
}
