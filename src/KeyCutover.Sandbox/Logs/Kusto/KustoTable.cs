namespace KeyCutover.Sandbox.Logs.Kusto;

/// <summary>A column of a table. Hidden ones carry what functions such as <c>ingestion_time()</c> need and are never answered.</summary>
internal sealed record KustoColumn(string Name, KustoType Type)
{
    public const string IngestionTime = "$IngestionTime";

    public bool IsHidden => Name.StartsWith('$');
}

/// <summary>Rows with typed columns; what flows from one operator of a query to the next.</summary>
internal sealed record KustoTable(IReadOnlyList<KustoColumn> Columns, IReadOnlyList<object?[]> Rows)
{
    /// <summary>The place of a column, or -1. Column names are case-sensitive in the query language.</summary>
    public int IndexOf(string name)
    {
        for (var index = 0; index < Columns.Count; index++)
        {
            if (Columns[index].Name == name)
                return index;
        }
        return -1;
    }

    /// <summary>The table without its hidden columns.</summary>
    public KustoTable Visible()
    {
        var kept = Enumerable.Range(0, Columns.Count).Where(index => !Columns[index].IsHidden).ToArray();
        return kept.Length == Columns.Count ? this : Pick(kept);
    }

    /// <summary>The table with the columns at these places, in this order.</summary>
    public KustoTable Pick(IReadOnlyList<int> places) => new(
        [.. places.Select(place => Columns[place])],
        [.. Rows.Select(row => places.Select(place => row[place]).ToArray())]);
}
