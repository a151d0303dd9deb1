namespace KeyCutover.Sandbox.Logs.Kusto;

/// <summary>The scalar functions.</summary>
internal static class KustoFunctions
{
    public static BoundExpression Bind(CallExpression call, KustoBinder binder)
    {
        var arguments = call.Arguments.Select(binder.Bind).ToArray();
        return call.Function switch
        {
            "now" => Constant(KustoType.DateTime, binder.Now + (arguments is [var offset] ? Span(offset, call) : TimeSpan.Zero)),
            "ago" => Constant(KustoType.DateTime, binder.Now - Span(One(arguments, call), call)),
            "ingestion_time" => IngestionTime(binder),
            "not" => Map(KustoType.Bool, One(arguments, call), value => KustoValues.Unwrap(value) is not true),
            "isempty" => Map(KustoType.Bool, One(arguments, call), value => KustoValues.Text(value).Length == 0),
            "isnotempty" or "notempty" => Map(KustoType.Bool, One(arguments, call), value => KustoValues.Text(value).Length > 0),
            "isnull" => Map(KustoType.Bool, One(arguments, call), value => value is null),
            "isnotnull" => Map(KustoType.Bool, One(arguments, call), value => value is not null),
            "tostring" => Convert(KustoType.String, One(arguments, call)),
            "toint" or "tolong" => Convert(KustoType.Long, One(arguments, call)),
            "todouble" or "toreal" => Convert(KustoType.Real, One(arguments, call)),
            "tobool" => Convert(KustoType.Bool, One(arguments, call)),
            "todatetime" => Convert(KustoType.DateTime, One(arguments, call)),
            "totimespan" => Convert(KustoType.TimeSpan, One(arguments, call)),
            "parse_json" or "todynamic" => Map(KustoType.Dynamic, One(arguments, call), ParseJson),
            "tolower" => Map(KustoType.String, One(arguments, call), value => Lower(KustoValues.Text(value))),
            "toupper" => Map(KustoType.String, One(arguments, call), value => KustoValues.Text(value).ToUpperInvariant()),
            "strlen" => Map(KustoType.Long, One(arguments, call), value => (long)KustoValues.Text(value).Length),
            "strcat" => new(KustoType.String, row => string.Concat(arguments.Select(argument => KustoValues.Text(argument.Evaluate(row))))),
            "coalesce" when arguments.Length > 0 => Coalesce(arguments),
            "iff" or "iif" when arguments is [var test, var yes, var no] => new(yes.Type, row => (test.Evaluate(row) is true ? yes : no).Evaluate(row)),
            "bin" or "floor" when arguments is [var value, var size] => KustoBins.Bind(call.At, value, size),
            _ when TakesSeveral(call.Function) => throw WrongArguments(call),
            _ => throw KustoException.Semantic("SEM0260", $"Unknown function: '{call.Function}'.", call.At),
        };
    }

    private static bool TakesSeveral(string function) => function is "coalesce" or "iff" or "iif" or "bin" or "floor";

    private static KustoException WrongArguments(CallExpression call) =>
        KustoException.Semantic("SEM0219", $"{call.Function}(): function does not take {call.Arguments.Count} argument(s) of these types.", call.At);

    private static BoundExpression One(BoundExpression[] arguments, CallExpression call) => arguments is [var only] ? only : throw WrongArguments(call);

    private static BoundExpression Constant(KustoType type, object value) => new(type, _ => value);

    private static BoundExpression Map(KustoType type, BoundExpression argument, Func<object?, object?> map) => new(type, row => map(argument.Evaluate(row)));

    private static BoundExpression Convert(KustoType type, BoundExpression argument) => Map(type, argument, value => KustoValues.ConvertTo(type, value));

    /// <summary>Spans here are constants: the service refuses a column, too.</summary>
    private static TimeSpan Span(BoundExpression argument, CallExpression call) =>
        argument.Type == KustoType.TimeSpan && argument.Evaluate([]) is TimeSpan span ? span : throw WrongArguments(call);

    private static BoundExpression IngestionTime(KustoBinder binder)
    {
        var place = binder.Table.IndexOf(KustoColumn.IngestionTime);
        return new(KustoType.DateTime, row => place < 0 ? null : row[place]);
    }

    private static object? ParseJson(object? value) =>
        value is not string text ? value : KustoValues.TryParseJson(text, out var json) ? json : null;

    private static BoundExpression Coalesce(BoundExpression[] arguments)
    {
        var type = arguments[0].Type;
        return new(type, row => arguments.Select(argument => argument.Evaluate(row)).FirstOrDefault(value => !KustoValues.IsNullOrEmpty(value)) ?? KustoValues.NullOf(type));
    }

#pragma warning disable CA1308 // The query language's own function; it is not a normalisation of ours.
    private static string Lower(string text) => text.ToLowerInvariant();
#pragma warning restore CA1308
}
