namespace KeyCutover.Sandbox.Logs.Kusto;

/// <summary>Arithmetic on numbers, points in time and spans.</summary>
internal static class KustoArithmetic
{
    public static BoundExpression Apply(KustoToken at, BoundExpression left, BoundExpression right)
    {
        var type = ResultType(at.Text, left.Type, right.Type)
            ?? throw KustoException.Semantic("SEM0025", $"Operator '{at.Text}' cannot be applied to {left.Type.Word()} and {right.Type.Word()}", at);
        return new(type, row => (left.Evaluate(row), right.Evaluate(row)) is ({ } a, { } b) ? Calculate(at.Text, a, b) : null);
    }

    private static KustoType? ResultType(string symbol, KustoType left, KustoType right) => (symbol, left, right) switch
    {
        (_, KustoType.Long, KustoType.Long) => KustoType.Long,
        (_, KustoType.Long or KustoType.Real, KustoType.Long or KustoType.Real) => KustoType.Real,
        ("-", KustoType.DateTime, KustoType.DateTime) => KustoType.TimeSpan,
        ("+" or "-", KustoType.DateTime, KustoType.TimeSpan) => KustoType.DateTime,
        ("+", KustoType.TimeSpan, KustoType.DateTime) => KustoType.DateTime,
        ("+" or "-", KustoType.TimeSpan, KustoType.TimeSpan) => KustoType.TimeSpan,
        ("/", KustoType.TimeSpan, KustoType.TimeSpan) => KustoType.Real,
        ("*" or "/", KustoType.TimeSpan, KustoType.Long or KustoType.Real) => KustoType.TimeSpan,
        ("*", KustoType.Long or KustoType.Real, KustoType.TimeSpan) => KustoType.TimeSpan,
        _ => null,
    };

    private static object? Calculate(string symbol, object left, object right) => (left, right) switch
    {
        (long, 0L) when symbol is "/" or "%" => null,
        (long a, long b) => symbol switch { "+" => a + b, "-" => a - b, "*" => a * b, "/" => a / b, _ => a % b },
        (long or double, long or double) => Real(symbol, ToDouble(left), ToDouble(right)),
        (DateTimeOffset a, DateTimeOffset b) => a - b,
        (DateTimeOffset a, TimeSpan b) => symbol == "+" ? a + b : a - b,
        (TimeSpan a, DateTimeOffset b) => b + a,
        (TimeSpan a, TimeSpan b) => symbol switch { "+" => a + b, "-" => a - b, _ => b == TimeSpan.Zero ? null : a / b },
        (TimeSpan a, long or double) => symbol == "*" ? a * ToDouble(right) : ToDouble(right) == 0 ? null : a / ToDouble(right),
        (_, TimeSpan b) => b * ToDouble(left),
        _ => null,
    };

    private static double Real(string symbol, double left, double right) =>
        symbol switch { "+" => left + right, "-" => left - right, "*" => left * right, "/" => left / right, _ => left % right };

    private static double ToDouble(object value) => value is long whole ? whole : (double)value;
}
