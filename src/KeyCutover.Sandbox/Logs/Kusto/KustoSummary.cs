namespace KeyCutover.Sandbox.Logs.Kusto;

/// <summary>The <c>summarize</c> operator.</summary>
internal static class KustoSummary
{
    public static KustoTable Apply(SummarizeStage stage, KustoTable table, KustoBinder binder)
    {
        var keys = stage.Keys.Select(key => binder.Bind(key.Value)).ToArray();
        var aggregates = stage.Aggregates.Select(aggregate => KustoAggregates.Bind(aggregate.Value, binder)).ToArray();
        KustoColumn[] columns =
        [
            .. stage.Keys.Select((key, index) => new KustoColumn(KustoColumnNames.Of(key, index), keys[index].Type)),
            .. stage.Aggregates.Select((aggregate, index) => new KustoColumn(KustoColumnNames.OfAggregate(aggregate), aggregates[index].Type)),
        ];
        return new(columns, [.. Groups(table, keys).Select(group => Row(group, keys, aggregates))]);
    }

    /// <summary>A text that two rows of values share only when they are the same.</summary>
    public static string KeyOf(IEnumerable<object?> values) =>
        string.Join('\u001f', values.Select(value => value is null ? "\u001e" : KustoValues.Text(value)));

    /// <summary>Without keys everything is one group, which is there even when it is empty.</summary>
    private static IEnumerable<IReadOnlyList<object?[]>> Groups(KustoTable table, BoundExpression[] keys) => keys.Length == 0
        ? [table.Rows]
        : table.Rows.GroupBy(row => KeyOf(keys.Select(key => key.Evaluate(row))), StringComparer.Ordinal).Select(group => group.ToArray());

    private static object?[] Row(IReadOnlyList<object?[]> group, BoundExpression[] keys, BoundAggregate[] aggregates) =>
        [.. keys.Select(key => key.Evaluate(group[0])), .. aggregates.Select(aggregate => aggregate.Evaluate(group))];
}
