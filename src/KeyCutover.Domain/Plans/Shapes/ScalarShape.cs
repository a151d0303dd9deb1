using System.Diagnostics.CodeAnalysis;
using KeyCutover.Domain.Plans.Reading;

namespace KeyCutover.Domain.Plans.Shapes;

/// <summary>A value that is written as one text.</summary>
internal abstract class ScalarShape<T> : Shape<T>
    where T : notnull
{
    /// <summary>What is expected, as a message says it: <c>a GUID</c>.</summary>
    protected abstract string Expected { get; }

    /// <summary>What to write, with an example.</summary>
    protected abstract string Fix { get; }

    /// <summary>What to write where YAML sees a number, true or false.</summary>
    protected virtual string FixWhenUnquoted => Fix;

    public sealed override bool TryRead(PlanNode node, string path, ReadContext context, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (node is not ScalarNode { Meaning: ScalarMeaning.Text } scalar)
        {
            var isUnquoted = node is ScalarNode { Meaning: ScalarMeaning.Number or ScalarMeaning.Boolean };
            ReportWrongType(node, path, Expected, isUnquoted ? FixWhenUnquoted : Fix, context);
            return false;
        }

        if (Placeholders.In(scalar.Text) is { } placeholder)
        {
            ReportPlaceholder(scalar, path, placeholder, Fix, context);
            return false;
        }

        if (!TryParse(scalar, path, context, out value)) return false;
        context.Keep(path, scalar.Place, value);
        return true;
    }

    protected abstract bool TryParse(ScalarNode scalar, string path, ReadContext context, [MaybeNullWhen(false)] out T value);
}
