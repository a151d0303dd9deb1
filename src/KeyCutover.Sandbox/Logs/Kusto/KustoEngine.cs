namespace KeyCutover.Sandbox.Logs.Kusto;

/// <summary>Runs queries of the part of the query language that is served here.</summary>
internal static class KustoEngine
{
    /// <summary>Runs a query; throws <see cref="KustoException"/> where the service would answer 400.</summary>
    /// <param name="query">The query.</param>
    /// <param name="tables">Finds a table by its name; null when there is none.</param>
    /// <param name="now">What <c>now()</c> and <c>ago()</c> count from.</param>
    public static KustoTable Run(string query, Func<string, KustoTable?> tables, DateTimeOffset now)
    {
        var parsed = KustoParser.Parse(query);
        var table = tables(parsed.Table.Text)
            ?? throw KustoException.Semantic("SEM0100", $"'{parsed.Table.Text}' operator: Failed to resolve table or column expression named '{parsed.Table.Text}'", parsed.Table);
        var stages = new KustoStages(BindLets(parsed.Lets, now), now);
        return parsed.Stages.Aggregate(table, (rows, stage) => stages.Apply(stage, rows)).Visible();
    }

    private static Dictionary<string, BoundExpression> BindLets(IReadOnlyList<NamedExpression> lets, DateTimeOffset now)
    {
        var bound = new Dictionary<string, BoundExpression>(StringComparer.Ordinal);
        foreach (var let in lets)
            bound[let.Name!] = new KustoBinder(new([], []), bound, now, "let").Bind(let.Value);
        return bound;
    }
}
