using System.Diagnostics.CodeAnalysis;
using KeyCutover.Domain.Plans.Reading;

namespace KeyCutover.Domain.Plans.Shapes;

/// <summary>A value that is written as one text.</summary>
internal abstract class ScalarShape<T> : Shape<T>
{
    /// <summary>What is expected, as a message says it: <c>a GUID</c>.</summary>
    protected abstract string Expected { get; }

    /// <summary>What to write, with an example.</summary>
    protected abstract string Fix { get; }

    public sealed override bool TryRead(PlanNode node, string path, ReadContext context, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (node is not ScalarNode { Meaning: ScalarMeaning.Text } scalar)
        {
            ReportWrongType(node, path, Expected, node is ScalarNode { Meaning: not ScalarMeaning.Nothing } ? $"{Fix.TrimEnd('.')}, in quotes if it is meant as it stands." : Fix, context);
            return false;
        }

        if (Placeholders.In(scalar.Text) is { } placeholder)
        {
            context.Report(scalar.Place, ProblemCodes.Placeholder, $"{path} still holds the placeholder {Shown.Quoted(placeholder)}.", Fix);
            return false;
        }

        return TryParse(scalar, path, context, out value);
    }

    protected abstract bool TryParse(ScalarNode scalar, string path, ReadContext context, [MaybeNullWhen(false)] out T value);
}
