namespace KeyCutover.Sandbox.Logs.Kusto;

/// <summary>Parses scalar expressions; one method for each level of precedence, loosest first.</summary>
internal sealed class KustoExpressionParser(KustoTokenReader reader)
{
    private static readonly string[] Comparisons =
    [
        "==", "!=", "=~", "!~", "<", "<=", ">", ">=", "has", "!has", "contains", "!contains", "startswith", "!startswith", "endswith", "!endswith",
    ];

    public Expression Read()
    {
        var left = ReadAnd();
        while (reader.Current.Is("or"))
            left = Binary(left, ReadAnd);
        return left;
    }

    /// <summary><c>name = expression</c>, or an expression alone.</summary>
    public NamedExpression ReadNamed()
    {
        if (reader.Current.Kind != KustoTokenKind.Identifier || !reader.Following.Is("="))
            return new(null, Read());
        var name = reader.Take().Text;
        reader.Take();
        return new(name, Read());
    }

    private Expression ReadAnd()
    {
        var left = ReadComparison();
        while (reader.Current.Is("and"))
            left = Binary(left, ReadComparison);
        return left;
    }

    private Expression ReadComparison()
    {
        var left = ReadSum();
        if (reader.Current.Kind is KustoTokenKind.Symbol or KustoTokenKind.Identifier)
        {
            if (Comparisons.Contains(reader.Current.Text))
                return Binary(left, ReadSum);
            if (reader.Current.Text is "in" or "!in" or "in~" or "!in~" or "has_any")
                return ReadIn(left);
            if (reader.Current.Text is "between" or "!between")
                return ReadBetween(left);
        }
        return left;
    }

    private InExpression ReadIn(Expression value)
    {
        var at = reader.Take();
        reader.Expect("(");
        var choices = reader.List(Read);
        reader.Expect(")");
        return new(at.Text, value, choices, at);
    }

    private BetweenExpression ReadBetween(Expression value)
    {
        var at = reader.Take();
        reader.Expect("(");
        var low = ReadSum();
        reader.Expect("..");
        var high = ReadSum();
        reader.Expect(")");
        return new(at.Text == "!between", value, low, high, at);
    }

    private Expression ReadSum()
    {
        var left = ReadProduct();
        while (reader.Current.Is("+") || reader.Current.Is("-"))
            left = Binary(left, ReadProduct);
        return left;
    }

    private Expression ReadProduct()
    {
        var left = ReadUnary();
        while (reader.Current.Is("*") || reader.Current.Is("/") || reader.Current.Is("%"))
            left = Binary(left, ReadUnary);
        return left;
    }

    private Expression ReadUnary() => reader.Current.Is("-") ? new NegateExpression(At: reader.Take(), Operand: ReadUnary()) : ReadPath();

    private Expression ReadPath()
    {
        var target = ReadPrimary();
        while (true)
        {
            if (reader.TryTake("."))
            {
                var name = reader.ExpectName();
                target = new MemberExpression(target, name.Text, name);
            }
            else if (reader.Current.Is("["))
            {
                var at = reader.Take();
                target = new ElementExpression(target, Read(), at);
                reader.Expect("]");
            }
            else
            {
                return target;
            }
        }
    }

    private Expression ReadPrimary()
    {
        if (reader.Current.Kind == KustoTokenKind.Literal)
            return new LiteralExpression(reader.Take());
        if (reader.TryTake("("))
        {
            var inner = Read();
            reader.Expect(")");
            return inner;
        }
        var name = reader.ExpectName();
        if (name.Text is "true" or "false")
            return new LiteralExpression(name with { Kind = KustoTokenKind.Literal, Value = name.Text == "true", Type = KustoType.Bool });
        if (!reader.TryTake("("))
            return new NameExpression(name.Text, name);
        var arguments = reader.Current.Is(")") ? [] : reader.List(Read);
        reader.Expect(")");
        return new CallExpression(name.Text, arguments, name);
    }

    private BinaryExpression Binary(Expression left, Func<Expression> readRight)
    {
        var at = reader.Take();
        return new(at.Text, left, readRight(), at);
    }
}
