using System.Text.Json;

namespace KeyCutover.Sandbox.Logs.Kusto;

/// <summary>Resolves the names of an expression against the columns at hand, checks its types and makes it executable.</summary>
internal sealed class KustoBinder(KustoTable table, IReadOnlyDictionary<string, BoundExpression> lets, DateTimeOffset now, string stage)
{
    public KustoTable Table => table;

    public DateTimeOffset Now => now;

    public BoundExpression Bind(Expression expression) => expression switch
    {
        LiteralExpression literal => new(literal.At.Type, _ => literal.At.Value),
        NameExpression name => BindName(name),
        MemberExpression member => BindMember(member),
        ElementExpression element => BindElement(element),
        NegateExpression negate => KustoOperators.Negate(Bind(negate.Operand), negate.At),
        BinaryExpression binary => KustoOperators.Apply(binary.At, Bind(binary.Left), Bind(binary.Right)),
        InExpression choice => KustoOperators.IsIn(choice.At, Bind(choice.Value), [.. choice.Choices.Select(Bind)]),
        BetweenExpression between => KustoOperators.Between(between.At, between.Negated, Bind(between.Value), Bind(between.Low), Bind(between.High)),
        CallExpression call => KustoFunctions.Bind(call, this),
        _ => throw KustoException.Syntax(expression.At),
    };

    public BoundExpression BindBool(Expression expression)
    {
        var bound = Bind(expression);
        return bound.Type switch
        {
            KustoType.Bool => bound,
            KustoType.Dynamic => new(KustoType.Bool, row => KustoValues.ConvertTo(KustoType.Bool, bound.Evaluate(row))),
            _ => throw KustoException.Semantic("SEM0080", $"'{stage}' operator: a boolean expression is expected, not {bound.Type.Word()}", expression.At),
        };
    }

    private BoundExpression BindName(NameExpression name)
    {
        var place = table.IndexOf(name.Name);
        if (place >= 0)
            return new(table.Columns[place].Type, row => row[place]);
        return lets.TryGetValue(name.Name, out var value)
            ? value
            : throw KustoException.Semantic("SEM0100", $"'{stage}' operator: Failed to resolve column or scalar expression named '{name.Name}'", name.At);
    }

    private BoundExpression BindMember(MemberExpression member)
    {
        var target = BindDynamic(member.Target, member.At);
        return new(KustoType.Dynamic, row => Property(target.Evaluate(row), member.Name));
    }

    private BoundExpression BindElement(ElementExpression element)
    {
        var target = BindDynamic(element.Target, element.At);
        var index = Bind(element.Index);
        return new(KustoType.Dynamic, row => index.Evaluate(row) switch
        {
            string name => Property(target.Evaluate(row), name),
            long place => Item(target.Evaluate(row), place),
            _ => null,
        });
    }

    private BoundExpression BindDynamic(Expression target, KustoToken at)
    {
        var bound = Bind(target);
        return bound.Type == KustoType.Dynamic
            ? bound
            : throw KustoException.Semantic("SEM0067", $"'{stage}' operator: a path expression needs a dynamic value, not {bound.Type.Word()}", at);
    }

    private static JsonElement? Property(object? value, string name) =>
        value is JsonElement { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var property) ? NotNull(property) : null;

    private static JsonElement? Item(object? value, long place)
    {
        if (value is not JsonElement { ValueKind: JsonValueKind.Array } element)
            return null;
        var index = place < 0 ? element.GetArrayLength() + place : place;
        return index >= 0 && index < element.GetArrayLength() ? NotNull(element[(int)index]) : null;
    }

    private static JsonElement? NotNull(JsonElement element) => element.ValueKind == JsonValueKind.Null ? null : element;
}
