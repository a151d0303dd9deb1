namespace KeyCutover.Sandbox.Logs.Kusto;

/// <summary><c>bin(value, size)</c>: rounds down to a multiple.</summary>
internal static class KustoBins
{
    public static BoundExpression Bind(KustoToken at, BoundExpression value, BoundExpression size) => (value.Type, size.Type) switch
    {
        (KustoType.DateTime or KustoType.TimeSpan, KustoType.TimeSpan) or (KustoType.Long or KustoType.Real, KustoType.Long or KustoType.Real) =>
            new(value.Type, row => Round(value.Evaluate(row), size.Evaluate(row))),
        _ => throw KustoException.Semantic("SEM0219", $"bin(): cannot round {value.Type.Word()} to a multiple of {size.Type.Word()}", at),
    };

    private static object? Round(object? value, object? size) => (value, size) switch
    {
        (DateTimeOffset time, TimeSpan { Ticks: > 0 } span) => new DateTimeOffset(time.UtcTicks - time.UtcTicks % span.Ticks, TimeSpan.Zero),
        (TimeSpan time, TimeSpan { Ticks: > 0 } span) => TimeSpan.FromTicks((long)Math.Floor(time / span) * span.Ticks),
        (long whole, long step and > 0) => (long)Math.Floor((double)whole / step) * step,
        (long or double, long or double) => Math.Floor(Real(value) / Real(size)) * Real(size),
        _ => null,
    };

    private static double Real(object value) => value is long whole ? whole : (double)value;
}
