using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using KeyCutover.Domain.Gates;
using KeyCutover.Domain.Plans.Reading;

namespace KeyCutover.Domain.Plans.Shapes;

/// <summary>How many members of a group: the group's name for one of them, or <c>{ group: change-board, count: 2 }</c>.</summary>
internal sealed class QuotaShape : Shape<GroupQuota>
{
    private static readonly TextShape Group = TextShape.Line("write a group's name, such as change-board.");

    private static readonly Section<WrittenQuota> Counted = new Section<WrittenQuota>()
        .Key(quota => quota.Group, Group)
        .Key(quota => quota.Count, new CountShape(most: 10));

    public override bool TryRead(PlanNode node, string path, ReadContext context, [MaybeNullWhen(false)] out GroupQuota value)
    {
        value = null;
        if (node is MappingNode)
        {
            if (Counted.TryRead(node, path, context, out var counted)) value = new GroupQuota(counted.Group, counted.Count);
        }
        else if (Group.TryRead(node, path, context, out var name))
        {
            value = new GroupQuota(name, 1);
        }

        return value is not null;
    }

    /// <summary>One schema for both, since a schema's words about texts do not touch mappings, nor the other way round.</summary>
    public override JsonObject Schema()
    {
        var schema = Counted.Schema();
        foreach (var (name, value) in Group.Schema()) schema[name] = value?.DeepClone();
        schema["type"] = new JsonArray("string", "object");
        return schema;
    }

    private sealed record WrittenQuota
    {
        [Description("The group's name.")]
        public required string Group { get; init; }

        [Description("How many different members of it.")]
        public int Count { get; init; } = 1;
    }
}

/// <summary>Who has to agree: each group once.</summary>
internal sealed class QuotaListShape() : DistinctListShape<GroupQuota>(new QuotaShape(), "name at least one group whose members decide.")
{
    protected override ScalarNode? NameIn(PlanNode item) =>
        item is MappingNode mapping ? mapping.Entries.FirstOrDefault(entry => entry.Key is ScalarNode { Text: "group" })?.Value as ScalarNode : base.NameIn(item);
}
