using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using KeyCutover.Domain.Plans.Reading;

namespace KeyCutover.Domain.Plans.Shapes;

/// <summary>A list with at least one item. To have none, the key is left out.</summary>
internal class ListShape<T>(Shape<T> item, string fixWhenEmpty, int? most = null) : Shape<IReadOnlyList<T>>
{
    public override bool TryRead(PlanNode node, string path, ReadContext context, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        value = null;
        if (node is not ListNode list)
        {
            ReportWrongType(node, path, "a list", "write one '- ' line for each item.", context);
            return false;
        }

        if (list.Items.Count == 0)
        {
            context.Report(list.Place, ProblemCodes.EmptyList, $"{path} is an empty list.", fixWhenEmpty);
            return false;
        }

        if (list.Items.Count > most)
        {
            context.Report(list.Place, ProblemCodes.OutOfRange, $"{path} has {list.Items.Count} items.", $"keep {most} at most.");
            return false;
        }

        var items = new List<T>();
        foreach (var (i, itemNode) in list.Items.Index())
        {
            if (item.TryRead(itemNode, $"{path}[{i}]", context, out var read)) items.Add(read);
        }

        value = items;
        return items.Count == list.Items.Count;
    }

    public override JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = item.Schema() };
        if (most is not null) schema["maxItems"] = most;
        return schema;
    }
}
