using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json.Nodes;
using KeyCutover.Domain.Plans.Reading;

namespace KeyCutover.Domain.Plans.Shapes;

/// <summary>
/// A mapping whose keys are the properties of <typeparamref name="T"/>: required where the property is, described by its
/// <see cref="DescriptionAttribute"/>, and with the defaults that a new <typeparamref name="T"/> has.
/// </summary>
internal sealed class Section<T> : Shape<T>
    where T : class
{
    private readonly List<SectionKey<T>> keys = [];
    private readonly List<Action<SectionReading<T>, ReadContext>> rules = [];

    /// <summary>Adds the key for a property. Every property of the model needs one.</summary>
    public Section<T> Key<TValue>(Expression<Func<T, TValue?>> property, Shape<TValue> shape)
    {
        keys.Add(new SectionKey<T, TValue>(SectionKey<T>.PropertyOf(property), shape));
        return this;
    }

    /// <summary>Adds the key for a property that is null when the key is left out.</summary>
    public Section<T> Key<TValue>(Expression<Func<T, TValue?>> property, Shape<TValue> shape)
        where TValue : struct
    {
        keys.Add(new SectionKey<T, TValue>(SectionKey<T>.PropertyOf(property), shape));
        return this;
    }

    /// <summary>Adds what the keys must be together. Rules see whatever could be read, so that all problems come at once.</summary>
    public Section<T> Rule(Action<SectionReading<T>, ReadContext> rule)
    {
        rules.Add(rule);
        return this;
    }

    public override bool TryRead(PlanNode node, string path, ReadContext context, [MaybeNullWhen(false)] out T value)
    {
        EnsureComplete();
        value = null;
        if (node is not MappingNode mapping)
        {
            var fix = $"write 'key: value' lines; the keys are {string.Join(", ", keys.Select(key => key.Name))}.";
            ReportWrongType(node, path.Length == 0 ? "A plan" : path, "a mapping", fix, context);
            return false;
        }

        var reading = new SectionReading<T>(path, mapping);
        var allRead = ReadEntries(mapping, reading, context);
        foreach (var missing in keys.Where(key => key.IsRequired && !reading.IsWritten(key.Name)))
        {
            allRead = false;
            var fix = $"add it: {Decapitalized(missing.Description)}";
            context.Report(mapping.Place, ProblemCodes.MissingKey, $"{reading.PathOf(missing.Name)} is missing.", fix);
        }

        foreach (var rule in rules) rule(reading, context);
        if (!allRead) return false;

        value = New();
        foreach (var key in keys) key.Assign(value, reading);
        return true;
    }

    public override JsonObject Schema()
    {
        EnsureComplete();
        var defaults = New();
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false };
        if (keys.Any(key => key.IsRequired))
            schema["required"] = new JsonArray([.. keys.Where(key => key.IsRequired).Select(key => JsonValue.Create(key.Name))]);
        schema["properties"] = new JsonObject(keys.Select(key => KeyValuePair.Create<string, JsonNode?>(key.Name, key.Schema(defaults))));
        return schema;
    }

    private bool ReadEntries(MappingNode mapping, SectionReading<T> reading, ReadContext context)
    {
        var allRead = true;
        foreach (var (keyNode, value) in mapping.Entries)
        {
            if (keyNode is RefusedNode) continue;
            var name = (keyNode as ScalarNode)?.Text;
            if (keys.Find(key => key.Name == name) is not { } key)
            {
                allRead = false;
                ReportUnknown(keyNode, mapping, reading, context);
            }
            else if (!reading.Note(key.Name))
                ReportDuplicate(keyNode, reading.PathOf(key.Name), context);
            else
                allRead &= key.Read(value, reading, context);
        }

        return allRead;
    }

    private void ReportUnknown(PlanNode keyNode, MappingNode mapping, SectionReading<T> reading, ReadContext context)
    {
        var known = keys.Select(key => key.Name).ToArray();
        var text = (keyNode as ScalarNode)?.Text ?? "";
        var nearest = NearestWord.To(text, known);
        // One mistake, one problem: the key that was meant is mistyped, not missing as well.
        if (nearest is not null && !mapping.Entries.Any(entry => entry.Key is ScalarNode key && key.Text == nearest)) reading.Note(nearest);
        var owner = reading.Path.Length == 0 ? "A plan" : reading.Path;
        context.Report(
            keyNode.Place,
            ProblemCodes.UnknownKey,
            keyNode is ScalarNode ? $"{owner} has no key {Shown.Quoted(text)}." : $"A key cannot be {keyNode.Kind}.",
            nearest is null ? $"remove it; the keys are {string.Join(", ", known)}." : $"did you mean {nearest}?");
    }

    /// <summary>Not <c>new T()</c>: the required properties are assigned one by one.</summary>
    private static T New() => Activator.CreateInstance<T>();

    private void EnsureComplete()
    {
        var properties = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(SectionKey<T>.NameOf);
        var forgotten = properties.Except(keys.Select(key => key.Name)).ToArray();
        if (forgotten.Length > 0)
            throw new InvalidOperationException($"The section of {typeof(T).Name} says nothing of {string.Join(", ", forgotten)}.");
    }

    private static string Decapitalized(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
