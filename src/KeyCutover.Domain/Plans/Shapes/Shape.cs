using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using KeyCutover.Domain.Plans.Reading;

namespace KeyCutover.Domain.Plans.Shapes;

/// <summary>
/// What a value of the plan looks like. The reader reads by shapes and the JSON Schema is written from the same shapes, so that the two
/// cannot differ.
/// </summary>
internal abstract class Shape<T>
{
    /// <summary>What an editor may say beyond the key's description, such as a range; empty when there is nothing.</summary>
    public virtual string Hint => "";

    /// <summary>Reads <paramref name="node"/>, which messages call <paramref name="path"/>; false when there was a problem, which is reported.</summary>
    public abstract bool TryRead(PlanNode node, string path, ReadContext context, [MaybeNullWhen(false)] out T value);

    /// <summary>The JSON Schema of such values.</summary>
    public abstract JsonObject Schema();

    /// <summary>How a default of this shape is written in a plan; null when there is no telling way.</summary>
    public virtual JsonNode? Write(T value) => null;

    protected static void ReportDuplicate(PlanNode key, string path, ReadContext context) =>
        context.Report(key.Place, ProblemCodes.DuplicateKey, $"{path} stands here a second time.", "remove one of the two.");

    protected static void ReportPlaceholder(PlanNode node, string path, string placeholder, string fix, ReadContext context) =>
        context.Report(node.Place, ProblemCodes.Placeholder, $"{path} still holds the placeholder {Shown.Quoted(placeholder)}.", fix);

    protected static void ReportWrongType(PlanNode node, string path, string expected, string fix, ReadContext context)
    {
        if (node is not RefusedNode)
            context.Report(node.Place, ProblemCodes.WrongType, $"{path} must be {expected}; it is {node.Kind}.", fix);
    }
}
