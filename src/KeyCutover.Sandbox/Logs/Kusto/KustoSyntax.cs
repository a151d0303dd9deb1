namespace KeyCutover.Sandbox.Logs.Kusto;

/// <summary>A query: names for values, a table, and the operators that its rows pass through.</summary>
internal sealed record KustoQuery(IReadOnlyList<NamedExpression> Lets, KustoToken Table, IReadOnlyList<Stage> Stages);

/// <summary>An expression, with the token that stands for it in error messages.</summary>
internal abstract record Expression(KustoToken At);

internal sealed record LiteralExpression(KustoToken At) : Expression(At);

internal sealed record NameExpression(string Name, KustoToken At) : Expression(At);

internal sealed record MemberExpression(Expression Target, string Name, KustoToken At) : Expression(At);

internal sealed record ElementExpression(Expression Target, Expression Index, KustoToken At) : Expression(At);

internal sealed record CallExpression(string Function, IReadOnlyList<Expression> Arguments, KustoToken At) : Expression(At);

internal sealed record NegateExpression(Expression Operand, KustoToken At) : Expression(At);

internal sealed record BinaryExpression(string Operator, Expression Left, Expression Right, KustoToken At) : Expression(At);

/// <summary><c>value in (a, b)</c>; also <c>!in</c>, <c>in~</c>, <c>!in~</c>, <c>has_any</c>.</summary>
internal sealed record InExpression(string Operator, Expression Value, IReadOnlyList<Expression> Choices, KustoToken At) : Expression(At);

internal sealed record BetweenExpression(bool Negated, Expression Value, Expression Low, Expression High, KustoToken At) : Expression(At);

/// <summary>An expression with the column name that the query gives it, if any.</summary>
internal sealed record NamedExpression(string? Name, Expression Value);

/// <summary>One criterion of an order.</summary>
internal sealed record OrderTerm(Expression Value, bool Descending, bool NullsFirst);

/// <summary>One operator of a query.</summary>
internal abstract record Stage(KustoToken At);

internal sealed record WhereStage(Expression Condition, KustoToken At) : Stage(At);

internal sealed record ExtendStage(IReadOnlyList<NamedExpression> Columns, KustoToken At) : Stage(At);

internal sealed record ProjectStage(IReadOnlyList<NamedExpression> Columns, KustoToken At) : Stage(At);

internal sealed record ProjectAwayStage(IReadOnlyList<NameExpression> Columns, KustoToken At) : Stage(At);

internal sealed record SummarizeStage(IReadOnlyList<NamedExpression> Aggregates, IReadOnlyList<NamedExpression> Keys, KustoToken At) : Stage(At);

internal sealed record OrderStage(IReadOnlyList<OrderTerm> Terms, KustoToken At) : Stage(At);

internal sealed record TakeStage(long Count, KustoToken At) : Stage(At);

internal sealed record CountStage(KustoToken At) : Stage(At);

/// <summary>No columns stands for all of them: <c>distinct *</c>.</summary>
internal sealed record DistinctStage(IReadOnlyList<NamedExpression> Columns, KustoToken At) : Stage(At);
