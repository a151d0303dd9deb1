namespace KeyCutover.Sandbox.Logs.Kusto;

/// <summary>Parses a query: <c>let</c> statements, then a table and its operators.</summary>
internal sealed class KustoParser
{
    private readonly KustoTokenReader reader;
    private readonly KustoExpressionParser expressions;

    private KustoParser(string query)
    {
        reader = new(KustoLexer.Read(query));
        expressions = new(reader);
    }

    public static KustoQuery Parse(string query) => new KustoParser(query).ReadQuery();

    private KustoQuery ReadQuery()
    {
        var lets = new List<NamedExpression>();
        while (reader.TryTake("let"))
        {
            var name = reader.ExpectName().Text;
            reader.Expect("=");
            lets.Add(new(name, expressions.Read()));
            reader.Expect(";");
        }
        var table = reader.ExpectName();
        var stages = new List<Stage>();
        while (reader.TryTake("|"))
            stages.AddRange(ReadStage());
        reader.TryTake(";");
        return reader.Current.Kind == KustoTokenKind.End ? new(lets, table, stages) : throw KustoException.Syntax(reader.Current);
    }

    private IEnumerable<Stage> ReadStage()
    {
        var at = reader.ExpectName();
        return at.Text switch
        {
            "where" or "filter" => [new WhereStage(expressions.Read(), at)],
            "extend" => [new ExtendStage(reader.List(expressions.ReadNamed), at)],
            "project" => [new ProjectStage(reader.List(expressions.ReadNamed), at)],
            "project-away" => [new ProjectAwayStage(reader.List(ReadColumn), at)],
            "summarize" => [ReadSummarize(at)],
            "order" or "sort" => [ReadOrder(at)],
            "top" => ReadTop(at),
            "take" or "limit" => [new TakeStage(ReadCount(), at)],
            "count" => [new CountStage(at)],
            "distinct" => [ReadDistinct(at)],
            _ => throw KustoException.Syntax(at),
        };
    }

    private SummarizeStage ReadSummarize(KustoToken at)
    {
        var aggregates = reader.Current.Is("by") ? [] : reader.List(expressions.ReadNamed);
        var keys = reader.TryTake("by") ? reader.List(expressions.ReadNamed) : [];
        return new(aggregates, keys, at);
    }

    private OrderStage ReadOrder(KustoToken at)
    {
        reader.Expect("by");
        return new(reader.List(ReadTerm), at);
    }

    private IEnumerable<Stage> ReadTop(KustoToken at)
    {
        var count = ReadCount();
        return [ReadOrder(at), new TakeStage(count, at)];
    }

    private OrderTerm ReadTerm()
    {
        var value = expressions.Read();
        var ascending = reader.TryTake("asc");
        if (!ascending)
            reader.TryTake("desc");
        if (!reader.TryTake("nulls"))
            return new(value, !ascending, NullsFirst: ascending);
        var first = reader.TryTake("first");
        if (!first)
            reader.Expect("last");
        return new(value, !ascending, first);
    }

    private DistinctStage ReadDistinct(KustoToken at) =>
        reader.TryTake("*") ? new([], at) : new(reader.List(expressions.ReadNamed), at);

    private NameExpression ReadColumn()
    {
        var name = reader.ExpectName();
        return new(name.Text, name);
    }

    private long ReadCount()
    {
        var token = reader.Take();
        return token.Value is long count ? count : throw KustoException.Syntax(token);
    }
}
