namespace KeyCutover.Sandbox.Logs.Kusto;

/// <summary>The names of columns that a query leaves unnamed.</summary>
internal static class KustoColumnNames
{
    /// <summary>A column named in the query keeps its name; a conversion takes its argument's; others get a number.</summary>
    public static string Of(NamedExpression column, int place) => column.Name ?? Implied(column.Value) ?? $"Column{place + 1}";

    /// <summary><c>count()</c> becomes <c>count_</c>, <c>max(x)</c> becomes <c>max_x</c>.</summary>
    public static string OfAggregate(NamedExpression column) => (column.Name, column.Value) switch
    {
        ({ } name, _) => name,
        (_, CallExpression { Function: "take_any" or "take_anyif" or "any" or "anyif" } call) => Implied(call.Arguments[0]) ?? "any_",
        (_, CallExpression { Function: "make_set" } call) => $"set_{Implied(call.Arguments[0])}",
        (_, CallExpression { Function: "countif" }) => "countif_",
        (_, CallExpression call) => $"{call.Function}_{(call.Arguments.Count > 0 ? Implied(call.Arguments[0]) : null)}",
        _ => "Column1",
    };

    private static string? Implied(Expression expression) => expression switch
    {
        NameExpression name => name.Name,
        MemberExpression member => $"{Implied(member.Target)}_{member.Name}",
        CallExpression { Function: "bin" or "tostring" or "tolong" or "toint" or "todatetime" or "parse_json", Arguments: [var first, ..] } => Implied(first),
        _ => null,
    };
}
