using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using KeyCutover.Domain.Plans.Reading;

namespace KeyCutover.Domain.Plans.Shapes;

/// <summary>A list of names in which none stands twice, whatever its letter case.</summary>
internal class DistinctListShape<T>(Shape<T> item, string fixWhenEmpty) : ListShape<T>(item, fixWhenEmpty)
{
    public override bool TryRead(
        PlanNode node, string path, ReadContext context, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        var allRead = base.TryRead(node, path, context, out value);
        if (node is not ListNode list) return allRead;

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (i, written) in list.Items.Index())
        {
            if (NameIn(written) is { Text: var text } name && !seen.Add(text))
                context.Report(name.Place, ProblemCodes.RepeatedItem, $"{path}[{i}] repeats {Shown.Quoted(text)}.", "remove one of the two.");
        }

        return allRead;
    }

    public override JsonObject Schema()
    {
        var schema = base.Schema();
        schema["uniqueItems"] = true;
        return schema;
    }

    /// <summary>What an item is known by; null when it cannot be told.</summary>
    protected virtual ScalarNode? NameIn(PlanNode item) => item as ScalarNode;
}
