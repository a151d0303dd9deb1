namespace KeyCutover.Domain.Plans.Reading;

/// <summary>A line and a column, both from 1.</summary>
internal readonly record struct Place(int Line, int Column)
{
    public static readonly Place Start = new(1, 1);
}

/// <summary>One node of the file; what the shapes read, so that they need to know nothing of YAML.</summary>
internal abstract record PlanNode(Place Place)
{
    /// <summary>How messages call it.</summary>
    public abstract string Kind { get; }
}

/// <param name="Place">Where it stands.</param>
/// <param name="Text">The value, unquoted.</param>
/// <param name="Meaning">What YAML takes it for.</param>
internal sealed record ScalarNode(Place Place, string Text, ScalarMeaning Meaning) : PlanNode(Place)
{
    public override string Kind => Meaning switch
    {
        ScalarMeaning.Nothing => "empty",
        ScalarMeaning.Number => "a number",
        ScalarMeaning.Boolean => "true or false",
        _ => "a text",
    };
}

internal enum ScalarMeaning
{
    Text,
    Nothing,
    Number,
    Boolean,
}

internal sealed record ListNode(Place Place, IReadOnlyList<PlanNode> Items) : PlanNode(Place)
{
    public override string Kind => "a list";
}

internal sealed record MappingNode(Place Place, IReadOnlyList<MappingEntry> Entries) : PlanNode(Place)
{
    public override string Kind => "a mapping";
}

internal sealed record MappingEntry(PlanNode Key, PlanNode Value);

/// <summary>A node that was reported when it was parsed; shapes pass over it in silence.</summary>
internal sealed record RefusedNode(Place Place) : PlanNode(Place)
{
    public override string Kind => "refused";
}
