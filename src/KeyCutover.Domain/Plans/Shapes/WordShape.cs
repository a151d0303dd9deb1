using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using KeyCutover.Domain.Plans.Reading;

namespace KeyCutover.Domain.Plans.Shapes;

/// <summary>One of a few words.</summary>
internal sealed class WordShape<T>(IReadOnlyDictionary<string, T> words, string code) : ScalarShape<T>
    where T : notnull
{
    protected override string Expected => $"{Shown.List(words.Keys)}";

    protected override string Fix => $"write {Shown.List(words.Keys)}.";

    public override JsonObject Schema() => new()
    {
        ["type"] = "string",
        ["enum"] = new JsonArray([.. words.Keys.Select(word => JsonValue.Create(word))]),
    };

    public override JsonNode? Write(T value) => words.First(word => word.Value.Equals(value)).Key;

    protected override bool TryParse(ScalarNode scalar, string path, ReadContext context, [MaybeNullWhen(false)] out T value)
    {
        if (words.TryGetValue(scalar.Text, out value)) return true;

        var nearest = words.Count > 1 ? NearestWord.To(scalar.Text, words.Keys) : null;
        var fix = nearest is null ? Fix : $"did you mean {nearest}? Allowed: {string.Join(", ", words.Keys)}.";
        context.Report(scalar.Place, code, $"{path} cannot be {Shown.Quoted(scalar.Text)}.", fix);
        return false;
    }
}

/// <summary>Makes word shapes.</summary>
internal static class WordShape
{
    /// <summary>An enum's values, written in kebab-case.</summary>
    public static WordShape<T> Of<T>()
        where T : struct, Enum =>
        new(Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString())), ProblemCodes.NotAllowed);

    /// <summary>These words and no others.</summary>
    public static WordShape<string> Of(string code, params IEnumerable<string> words) => new(words.ToDictionary(word => word), code);
}
