namespace KeyCutover.Sandbox.Logs.Kusto;

/// <summary>Passes the rows of a table through the operators of a query.</summary>
internal sealed class KustoStages(IReadOnlyDictionary<string, BoundExpression> lets, DateTimeOffset now)
{
    public KustoTable Apply(Stage stage, KustoTable table)
    {
        var binder = new KustoBinder(table, lets, now, stage.At.Text);
        return stage switch
        {
            WhereStage where => Where(where, table, binder),
            ExtendStage extend => Extend(extend, table, binder),
            ProjectStage project => Project(project.Columns, table, binder),
            ProjectAwayStage away => ProjectAway(away, table, binder),
            SummarizeStage summarize => KustoSummary.Apply(summarize, table, binder),
            OrderStage order => KustoOrder.Apply(order, table, binder),
            TakeStage take => table with { Rows = [.. table.Rows.Take((int)Math.Min(take.Count, int.MaxValue))] },
            CountStage => new([new("Count", KustoType.Long)], [[(long)table.Rows.Count]]),
            DistinctStage distinct => Distinct(distinct, table, binder),
            _ => throw KustoException.Syntax(stage.At),
        };
    }

    private static KustoTable Where(WhereStage stage, KustoTable table, KustoBinder binder)
    {
        var condition = binder.BindBool(stage.Condition);
        return table with { Rows = [.. table.Rows.Where(row => condition.Evaluate(row) is true)] };
    }

    private static KustoTable Extend(ExtendStage stage, KustoTable table, KustoBinder binder)
    {
        var columns = table.Columns.ToList();
        var places = new List<(int Place, BoundExpression Value)>();
        foreach (var (column, index) in stage.Columns.Select((column, index) => (column, index)))
        {
            var value = binder.Bind(column.Value);
            var made = new KustoColumn(KustoColumnNames.Of(column, index), value.Type);
            var place = columns.FindIndex(present => present.Name == made.Name);
            if (place < 0)
            {
                place = columns.Count;
                columns.Add(made);
            }
            columns[place] = made;
            places.Add((place, value));
        }
        return new(columns, [.. table.Rows.Select(row => Extended(row, columns.Count, places))]);
    }

    private static object?[] Extended(object?[] row, int width, List<(int Place, BoundExpression Value)> places)
    {
        var extended = new object?[width];
        row.CopyTo(extended, 0);
        foreach (var (place, value) in places)
            extended[place] = value.Evaluate(row);
        return extended;
    }

    private static KustoTable Project(IReadOnlyList<NamedExpression> columns, KustoTable table, KustoBinder binder)
    {
        var values = columns.Select(column => binder.Bind(column.Value)).ToArray();
        return new(
            [.. columns.Select((column, index) => new KustoColumn(KustoColumnNames.Of(column, index), values[index].Type))],
            [.. table.Rows.Select(row => values.Select(value => value.Evaluate(row)).ToArray())]);
    }

    private static KustoTable ProjectAway(ProjectAwayStage stage, KustoTable table, KustoBinder binder)
    {
        foreach (var column in stage.Columns)
            binder.Bind(column);
        var names = stage.Columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        return table.Pick([.. Enumerable.Range(0, table.Columns.Count).Where(place => !names.Contains(table.Columns[place].Name))]);
    }

    private static KustoTable Distinct(DistinctStage stage, KustoTable table, KustoBinder binder)
    {
        var projected = stage.Columns.Count == 0 ? table.Visible() : Project(stage.Columns, table, binder);
        return projected with { Rows = [.. projected.Rows.DistinctBy(KustoSummary.KeyOf, StringComparer.Ordinal)] };
    }
}
