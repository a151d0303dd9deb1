namespace KeyCutover.Sandbox.Logs.Kusto;

/// <summary>An expression whose names are resolved and whose type is known, ready to be evaluated for each row.</summary>
internal sealed record BoundExpression(KustoType Type, Func<object?[], object?> Evaluate);

/// <summary>An aggregate ready to be evaluated for each group of rows.</summary>
internal sealed record BoundAggregate(KustoType Type, Func<IReadOnlyList<object?[]>, object?> Evaluate);
