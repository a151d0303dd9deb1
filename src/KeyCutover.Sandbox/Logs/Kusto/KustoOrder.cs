namespace KeyCutover.Sandbox.Logs.Kusto;

/// <summary>The <c>order by</c> operator.</summary>
internal static class KustoOrder
{
    public static KustoTable Apply(OrderStage stage, KustoTable table, KustoBinder binder)
    {
        var terms = stage.Terms.Select(term => (binder.Bind(term.Value).Evaluate, term.Descending, term.NullsFirst)).ToArray();
        var order = Comparer<object?[]>.Create((left, right) =>
            terms.Select(term => Compare(term.Evaluate(left), term.Evaluate(right), term.Descending, term.NullsFirst)).FirstOrDefault(found => found != 0));
        return table with { Rows = [.. table.Rows.Order(order)] };
    }

    private static int Compare(object? left, object? right, bool descending, bool nullsFirst) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => nullsFirst ? -1 : 1,
        (_, null) => nullsFirst ? 1 : -1,
        _ => descending ? -KustoValues.Compare(left, right) : KustoValues.Compare(left, right),
    };
}
