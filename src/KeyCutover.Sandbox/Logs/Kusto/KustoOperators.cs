using System.Text.Json;

namespace KeyCutover.Sandbox.Logs.Kusto;

/// <summary>The operators of scalar expressions.</summary>
internal static class KustoOperators
{
    public static BoundExpression Apply(KustoToken at, BoundExpression left, BoundExpression right) => at.Text switch
    {
        "and" => Logic(left, right, (a, b) => a && b),
        "or" => Logic(left, right, (a, b) => a || b),
        "==" or "!=" => Equality(at, left, right, at.Text == "!="),
        "<" => Order(at, left, right, order => order < 0),
        "<=" => Order(at, left, right, order => order <= 0),
        ">" => Order(at, left, right, order => order > 0),
        ">=" => Order(at, left, right, order => order >= 0),
        "+" or "-" or "*" or "/" or "%" => KustoArithmetic.Apply(at, left, right),
        _ => Text(left, right, KustoText.Test(at)),
    };

    public static BoundExpression Negate(BoundExpression operand, KustoToken at) => operand.Type switch
    {
        KustoType.Long => new(KustoType.Long, row => operand.Evaluate(row) is long value ? -value : null),
        KustoType.Real => new(KustoType.Real, row => operand.Evaluate(row) is double value ? -value : null),
        KustoType.TimeSpan => new(KustoType.TimeSpan, row => operand.Evaluate(row) is TimeSpan value ? -value : null),
        var type => throw KustoException.Semantic("SEM0025", $"Operator '-' cannot be applied to {type.Word()}", at),
    };

    public static BoundExpression IsIn(KustoToken at, BoundExpression value, IReadOnlyList<BoundExpression> choices)
    {
        if (at.Text == "has_any")
            return new(KustoType.Bool, row => choices.Any(choice => KustoText.Has(KustoValues.Text(value.Evaluate(row)), KustoValues.Text(choice.Evaluate(row)))));
        var ignoreCase = at.Text.EndsWith('~');
        var negated = at.Text.StartsWith('!');
        var tests = choices.Select(choice => choice.Type == KustoType.Dynamic
            ? Among(value, choice, ignoreCase)
            : ignoreCase ? Text(value, choice, Same) : Equality(at, value, choice, negated: false)).ToArray();
        return new(KustoType.Bool, row => tests.Any(test => test.Evaluate(row) is true) != negated);
    }

    public static BoundExpression Between(KustoToken at, bool negated, BoundExpression value, BoundExpression low, BoundExpression high)
    {
        // "between (start .. 1h)": a span as the upper end is counted from the lower one.
        if (value.Type == KustoType.DateTime && high.Type == KustoType.TimeSpan)
            high = KustoArithmetic.Apply(at with { Text = "+" }, low, high);
        var notBelow = Order(at, value, low, order => order >= 0);
        var notAbove = Order(at, value, high, order => order <= 0);
        return new(KustoType.Bool, row => (notBelow.Evaluate(row) is true && notAbove.Evaluate(row) is true) != negated);
    }

    /// <summary>Whether a dynamic list holds the value.</summary>
    private static BoundExpression Among(BoundExpression value, BoundExpression list, bool ignoreCase) => new(KustoType.Bool, row =>
    {
        var sought = KustoValues.Text(value.Evaluate(row));
        return list.Evaluate(row) is JsonElement { ValueKind: JsonValueKind.Array } members
            && members.EnumerateArray().Any(member => ignoreCase ? Same(sought, KustoValues.Text(member)) : sought == KustoValues.Text(member));
    });

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static BoundExpression Logic(BoundExpression left, BoundExpression right, Func<bool, bool, bool> combine) =>
        new(KustoType.Bool, row => combine(IsTrue(left, row), IsTrue(right, row)));

    private static bool IsTrue(BoundExpression expression, object?[] row) => KustoValues.Unwrap(expression.Evaluate(row)) is true;

    /// <summary>A null equals nothing and differs from every value; two nulls neither equal nor differ.</summary>
    private static BoundExpression Equality(KustoToken at, BoundExpression left, BoundExpression right, bool negated)
    {
        (left, right) = Align(at, left, right);
        return new(KustoType.Bool, row => (left.Evaluate(row), right.Evaluate(row)) switch
        {
            (null, null) => null,
            (null, _) or (_, null) => negated,
            var (a, b) => KustoValues.Compare(a, b) == 0 != negated,
        });
    }

    private static BoundExpression Order(KustoToken at, BoundExpression left, BoundExpression right, Func<int, bool> test)
    {
        (left, right) = Align(at, left, right);
        return new(KustoType.Bool, row => (left.Evaluate(row), right.Evaluate(row)) is ({ } a, { } b) ? test(KustoValues.Compare(a, b)) : null);
    }

    private static BoundExpression Text(BoundExpression left, BoundExpression right, Func<string, string, bool> test) =>
        new(KustoType.Bool, row => test(KustoValues.Text(left.Evaluate(row)), KustoValues.Text(right.Evaluate(row))));

    private static (BoundExpression Left, BoundExpression Right) Align(KustoToken at, BoundExpression left, BoundExpression right)
    {
        if (left.Type == right.Type || left.Type.IsNumber() && right.Type.IsNumber())
            return (left, right);
        if (left.Type == KustoType.Dynamic)
            return (As(right.Type, left), right);
        if (right.Type == KustoType.Dynamic)
            return (left, As(left.Type, right));
        throw KustoException.Semantic(
            "SEM0064", $"Cannot compare values of types {left.Type.Word()} and {right.Type.Word()}. Try adding explicit casts", at);
    }

    private static BoundExpression As(KustoType type, BoundExpression expression) =>
        new(type, row => KustoValues.ConvertTo(type, expression.Evaluate(row)));
}
