namespace KeyCutover.Sandbox.Logs.Kusto;

/// <summary>Reads the words of a query one after the other.</summary>
internal sealed class KustoTokenReader(IReadOnlyList<KustoToken> tokens)
{
    private int at;

    public KustoToken Current => tokens[at];

    public KustoToken Following => tokens[Math.Min(at + 1, tokens.Count - 1)];

    public KustoToken Take()
    {
        var token = Current;
        if (at < tokens.Count - 1)
            at++;
        return token;
    }

    public bool TryTake(string text)
    {
        if (!Current.Is(text))
            return false;
        Take();
        return true;
    }

    public KustoToken Expect(string text) => Current.Is(text) ? Take() : throw KustoException.Syntax(Current);

    public KustoToken ExpectName() => Current.Kind == KustoTokenKind.Identifier ? Take() : throw KustoException.Syntax(Current);

    /// <summary>Reads one thing, and another after each comma.</summary>
    public IReadOnlyList<T> List<T>(Func<T> readOne)
    {
        var items = new List<T> { readOne() };
        while (TryTake(","))
            items.Add(readOne());
        return items;
    }
}
