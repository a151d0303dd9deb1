using System.Text.Json.Nodes;
using KeyCutover.Domain.Plans.Reading;

namespace KeyCutover.Domain.Plans.Shapes;

/// <summary>A list of names in which none stands twice, whatever its letter case.</summary>
internal sealed class NameListShape(Shape<string> item, string fixWhenEmpty) : ListShape<string>(item, fixWhenEmpty)
{
    public override JsonObject Schema()
    {
        var schema = base.Schema();
        schema["uniqueItems"] = true;
        return schema;
    }

    protected override void Check(string read, IReadOnlyList<string> earlier, Place place, string path, ReadContext context)
    {
        if (earlier.Contains(read, StringComparer.OrdinalIgnoreCase))
            context.Report(place, ProblemCodes.RepeatedItem, $"{path} repeats {Shown.Quoted(read)}.", "remove one of the two.");
    }
}
