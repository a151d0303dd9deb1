using System.Text.Json;

namespace KeyCutover.Sandbox.Logs.Kusto;

/// <summary>The functions of <c>summarize</c>.</summary>
internal static class KustoAggregates
{
    public static BoundAggregate Bind(Expression expression, KustoBinder binder)
    {
        if (expression is not CallExpression call)
            throw NotAnAggregate(expression);
        var arguments = call.Arguments;
        return (call.Function, arguments.Count) switch
        {
            ("count", 0) => new(KustoType.Long, rows => (long)rows.Count),
            ("countif", 1) => new(KustoType.Long, rows => (long)rows.Count(Where(binder.BindBool(arguments[0])))),
            ("max", 1) => Extreme(binder.Bind(arguments[0]), _ => true, sign: 1),
            ("min", 1) => Extreme(binder.Bind(arguments[0]), _ => true, sign: -1),
            ("maxif", 2) => Extreme(binder.Bind(arguments[0]), Where(binder.BindBool(arguments[1])), sign: 1),
            ("minif", 2) => Extreme(binder.Bind(arguments[0]), Where(binder.BindBool(arguments[1])), sign: -1),
            ("take_any" or "any", 1) => Any(binder.Bind(arguments[0]), _ => true),
            ("take_anyif" or "anyif", 2) => Any(binder.Bind(arguments[0]), Where(binder.BindBool(arguments[1]))),
            ("sum", 1) => Sum(binder.Bind(arguments[0]), call),
            ("dcount", 1) => Distinct(binder.Bind(arguments[0])),
            ("make_set", 1) => Set(binder.Bind(arguments[0])),
            _ => throw NotAnAggregate(expression),
        };
    }

    private static KustoException NotAnAggregate(Expression expression) =>
        KustoException.Semantic("SEM0138", $"'summarize' operator: '{expression.At.Text}' is not an aggregation function served here, or its arguments are wrong", expression.At);

    private static Func<object?[], bool> Where(BoundExpression condition) => row => condition.Evaluate(row) is true;

    private static BoundAggregate Extreme(BoundExpression value, Func<object?[], bool> where, int sign) => new(value.Type, rows =>
    {
        object? best = null;
        foreach (var candidate in rows.Where(where).Select(value.Evaluate))
        {
            if (candidate is not null && (best is null || sign * KustoValues.Compare(candidate, best) > 0))
                best = candidate;
        }
        return best ?? KustoValues.NullOf(value.Type);
    });

    private static BoundAggregate Any(BoundExpression value, Func<object?[], bool> where) =>
        new(value.Type, rows => rows.FirstOrDefault(where) is { } row ? value.Evaluate(row) : KustoValues.NullOf(value.Type));

    private static BoundAggregate Sum(BoundExpression value, CallExpression call) => value.Type switch
    {
        KustoType.Long => new(KustoType.Long, rows => rows.Select(value.Evaluate).OfType<long>().Sum()),
        KustoType.Real => new(KustoType.Real, rows => rows.Select(value.Evaluate).OfType<double>().Sum()),
        _ => throw NotAnAggregate(call),
    };

    private static BoundAggregate Distinct(BoundExpression value) =>
        new(KustoType.Long, rows => (long)rows.Select(value.Evaluate).Where(found => found is not null).Select(KustoValues.Text).Distinct(StringComparer.Ordinal).Count());

    private static BoundAggregate Set(BoundExpression value) => new(KustoType.Dynamic, rows =>
    {
        var members = rows.Select(value.Evaluate).Where(found => found is not null).DistinctBy(KustoValues.Text, StringComparer.Ordinal);
        return JsonSerializer.SerializeToElement(members.Select(member => member is TimeSpan or DateTimeOffset ? KustoValues.Text(member) : member));
    });
}
